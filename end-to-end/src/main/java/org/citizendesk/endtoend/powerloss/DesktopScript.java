// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import org.citizendesk.desktop.citizen.CitizenProjection;
import org.citizendesk.desktop.contact.ContactProjection;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.Uuids;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A program that works as a desktop does on its store: an agent writes from several threads, the
 * server accepts and delivers, and the store is closed and opened again in between. Also changes
 * the settings.
 */
public final class DesktopScript {
  private static final int WRITERS = 3;
  private static final int NOTES = 40;
  private static final int DELIVERIES = 40;
  private static final int MOST_AT_ONCE = 5;
  private static final int CITIZENS = 4;

  private final Path folder;
  private final long seed;
  private final Cheat cheat;
  private final Speaker speaker = new Speaker();
  private final Map<CitizenId, Long> citizenSeqs = new HashMap<>();
  private long delivered;
  private int percent = 100;

  private DesktopScript(Path folder, long seed, Cheat cheat) {
    this.folder = folder;
    this.seed = seed;
    this.cheat = cheat;
  }

  /** Takes an empty folder, a seed and a cheat. */
  public static void main(String[] arguments) {
    DesktopScript script =
        new DesktopScript(
            Path.of(arguments[0]), Long.parseLong(arguments[1]), Cheat.valueOf(arguments[2]));
    script.live(1);
    script.live(2);
  }

  static Path settings(Path folder) {
    return folder.resolve("config/settings.json");
  }

  static LocalStore open(Path folder, Executor notifier) {
    ContactProjection contacts = new ContactProjection("ann");
    return LocalStore.open(
        folder.resolve("ann/desk.db"),
        new LocalStore.Setup(
            Clock.systemUTC(),
            new Random(),
            "s",
            List.of(new CitizenProjection(), contacts),
            contacts,
            notifier));
  }

  private void live(int life) {
    AtomicReference<@Nullable Handle> writer = new AtomicReference<>();
    Executor notifier =
        work -> {
          Handle handle = writer.getAndSet(null);
          if (handle != null) {
            handle.execute("pragma synchronous=normal");
          }
          work.run();
        };
    try (LocalStore store = open(folder, notifier)) {
      if (cheat == Cheat.RELAXED) {
        note(store, new Random(), writer);
      }
      Crews.work(
          WRITERS + 1,
          who -> {
            Random random = new Random(seed * 100 + life * 10L + who);
            if (who == WRITERS) {
              deliver(store, random);
            } else {
              write(store, random);
            }
          });
    }
  }

  private void write(LocalStore store, Random random) {
    for (int i = 0; i < NOTES; i++) {
      note(store, random, null);
    }
  }

  private void note(
      LocalStore store, Random random, @Nullable AtomicReference<@Nullable Handle> writer) {
    var subject =
        new Event.Subject(
            new CitizenId(Uuids.named("citizen", "c" + random.nextInt(CITIZENS))), null);
    var note = new NoteFact.Written("ann", "word ".repeat(1 + random.nextInt(200)).strip());
    var id =
        store
            .submit(
                tx -> {
                  if (writer != null) {
                    writer.set(tx.handle());
                  }
                  var written = tx.write(subject, note);
                  if (cheat == Cheat.HASTY) {
                    speaker.say("wrote", written);
                  }
                  return written;
                })
            .join();
    if (cheat != Cheat.HASTY) {
      speaker.say("wrote", id);
    }
  }

  /** Does what a server makes the sync engine do: accepts what waits, and delivers it. */
  private void deliver(LocalStore store, Random random) {
    SyncStore sync = store.syncStore();
    sync.welcomed("log", delivered, List.of(new ServerFrame.Head(0, delivered)), List.of());
    for (int i = 0; i < DELIVERIES; i++) {
      List<Event> waiting = sync.unsettled(delivered, 1 + random.nextInt(MOST_AT_ONCE));
      List<PlacedEvent> placed = new ArrayList<>();
      for (Event event : waiting) {
        long seq = citizenSeqs.merge(event.subject().citizen(), 1L, Long::sum);
        var place = new PlacedEvent.Place(0, delivered + placed.size() + 1, seq);
        placed.add(new PlacedEvent(event, place, Instant.EPOCH));
      }
      long to = delivered + placed.size();
      if (random.nextBoolean()) {
        sync.acked(
            new ServerFrame.Ack(
                to,
                placed.stream()
                    .map(one -> new ServerFrame.Placed(one.event().origin().seq(), one.place()))
                    .toList()));
      }
      sync.apply(new SyncStore.Range(0, delivered, to, placed));
      delivered = to;
      speaker.say("applied", to);
      changeSettings();
    }
  }

  private void changeSettings() {
    percent++;
    try (SettingsFile settings = SettingsFile.open(settings(folder))) {
      settings.update(old -> old.withTextPercent(percent));
    }
    speaker.say("set", percent);
  }
}
