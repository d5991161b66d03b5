// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.log.PushRule;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.log.StoredTail;
import org.citizendesk.server.log.Tail;
import org.citizendesk.store.Database;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** The server's real log in a file; an older state of it is the same pushes without the last. */
final class SqliteServer implements ServerDisk {
  private final Path file;
  private final Clock clock;
  private final RandomGenerator random;
  private final List<Taken> taken = new ArrayList<>();
  private @Nullable Database database;

  SqliteServer(Path file, Clock clock, RandomGenerator random) {
    this.file = file;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public DeskLog open() {
    DeskLog log = openLog();
    return Wrapped.with(
        DeskLog.class,
        log,
        "push",
        arguments -> {
          @SuppressWarnings("unchecked")
          Taken push =
              new Taken(
                  (ClientFrame.Device) arguments[0],
                  (String) arguments[1],
                  (List<Event>) arguments[2]);
          CompletableFuture<PushOutcome> outcome = push.to(log);
          if (outcome.handle((done, failure) -> failure == null).join()) {
            taken.add(push);
          }
          return new Object[] {outcome};
        });
  }

  @Override
  public Tail.Source tail(int partition) {
    return new Tail.Source() {
      @Override
      public Tail.End end() {
        return present().end();
      }

      @Override
      public Tail.Stretch stretch(long after, long to) {
        return present().stretch(after, to);
      }
    };
  }

  private StoredTail present() {
    return new StoredTail(Objects.requireNonNull(database, "the log is not open"));
  }

  private DeskLog openLog() {
    Database open = Database.open(file, SqliteEventLog.SCHEMA);
    database = open;
    return new SqliteEventLog(
        open,
        new LogRules(List.of(), List.of(poison()), List.of()),
        clock,
        new Uuids(clock, random));
  }

  private static PushRule poison() {
    return (handle, user, event, fact) ->
        Poison.isIn(event)
            ? Optional.of(new PushRule.Refusal("poison", "refused"))
            : Optional.empty();
  }

  @Override
  public void crash() {
    Database open = database;
    database = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public List<ServerFrame.Head> rollBack(int commits, boolean rename) {
    crash();
    DeskLog before = openLog();
    String name = before.epoch();
    crash();
    taken.subList(Math.max(0, taken.size() - commits), taken.size()).clear();
    for (String end : List.of("", "-wal", "-shm")) {
      delete(Path.of(file + end));
    }
    DeskLog log = openLog();
    taken.forEach(push -> push.to(log).join());
    Database open = database;
    if (!rename && open != null) {
      open.write(tx -> tx.handle().execute("update meta set v = ? where k = 'log_epoch'", name));
    }
    List<ServerFrame.Head> heads = log.heads();
    crash();
    return heads;
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    crash();
  }

  private record Taken(ClientFrame.Device device, String user, List<Event> events) {
    CompletableFuture<PushOutcome> to(DeskLog log) {
      return log.push(device, user, events);
    }
  }
}
