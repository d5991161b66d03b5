// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.desktop.store.HistoryDepth;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A real local store in a folder of its own, which is gone when it is closed. */
final class DeskFile implements AutoCloseable {
  // No computer loses power here, so the file may be in memory, which is faster.
  private static final Path MEMORY = Path.of("/dev/shm");

  final LocalStore local;
  final SyncStore sync;
  private final Path folder;

  DeskFile() {
    try {
      folder =
          Files.isWritable(MEMORY)
              ? Files.createTempDirectory(MEMORY, "desk")
              : Files.createTempDirectory("desk");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    local =
        LocalStore.open(
            folder.resolve("desk.db"),
            new LocalStore.Setup(
                Clock.fixed(SampleEvents.NOON, ZoneOffset.UTC),
                new Random(1),
                "session",
                List.of(),
                (handle, citizen) -> HistoryDepth.NONE,
                Runnable::run));
    sync = local.syncStore();
  }

  EventId write(CitizenId citizen) {
    return write(citizen, 1).getFirst();
  }

  /** Writes so many notes in one transaction. */
  List<EventId> write(CitizenId citizen, int notes) {
    return local
        .submit(
            tx -> {
              List<EventId> ids = new ArrayList<>();
              for (int i = 0; i < notes; i++) {
                ids.add(
                    tx.write(
                        new Event.Subject(citizen, null), new NoteFact.Written("ana", "a note")));
              }
              return ids;
            })
        .join();
  }

  /** Returns the positions of what the server confirmed, ascending. */
  List<Long> confirmed() {
    return local.read(
        handle ->
            handle.createQuery("select pos from event order by pos").mapTo(Long.class).list());
  }

  /** Goes on as a desktop with nothing of its own and nothing read. */
  void empty() {
    sync.forgetLog();
    local.submit(tx -> tx.handle().execute("delete from outbox")).join();
  }

  @Override
  public void close() {
    local.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
