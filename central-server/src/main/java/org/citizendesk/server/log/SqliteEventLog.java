// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Database;
import org.citizendesk.store.Tx;
import org.jdbi.v3.core.Handle;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The log on the embedded store. The store's writer is the one committing thread. */
public final class SqliteEventLog implements EventLog {
  /** Class-path folder of the schema of the whole server. */
  public static final String SCHEMA = "org/citizendesk/server/schema";

  private final Database database;
  private final LogRules rules;
  private final Appender appender;
  private final ServerDevice device;
  private final Pushes pushes;
  private final String epoch;
  private final List<LogListener> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param database opened with {@link #SCHEMA}; stays the caller's to close
   * @param rules what the features contribute
   */
  public SqliteEventLog(Database database, LogRules rules, Clock clock, Uuids uuids) {
    this.database = database;
    this.rules = rules;
    this.appender = new Appender(clock);
    this.device = database.write(tx -> ServerDevice.load(tx.handle(), clock, uuids));
    this.epoch =
        database.write(
            tx -> Meta.getOrMake(tx.handle(), "log_epoch", () -> uuids.next().toString()));
    this.pushes = new Pushes(appender, rules, clock);
  }

  @Override
  public CompletableFuture<PushOutcome> push(
      ClientFrame.Device from, String user, List<Event> events) {
    return submit(tx -> pushes.take(tx, from, user, events));
  }

  @Override
  public <T> CompletableFuture<T> write(Function<LogTx, T> decision) {
    return submit(decision::apply);
  }

  private <T> CompletableFuture<T> submit(Function<OpenLogTx, T> work) {
    return database.submit(tx -> run(tx, work));
  }

  private <T> T run(Tx tx, Function<OpenLogTx, T> work) {
    OpenLogTx open = new OpenLogTx(tx, appender, device, rules);
    T result = work.apply(open);
    List<Entry> entries = open.entries();
    if (!entries.isEmpty()) {
      tx.afterCommit(() -> listeners.forEach(listener -> listener.committed(entries)));
    }
    return result;
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return database.read(query);
  }

  @Override
  public LogPage page(int partition, long after, int max, Set<String> topics) {
    return database.read(handle -> Pages.page(handle, partition, after, max, topics));
  }

  @Override
  public List<PlacedEvent> history(CitizenId citizen, long before, int limit) {
    return database.read(handle -> Pages.history(handle, citizen, before, limit));
  }

  @Override
  public Optional<PlacedEvent> find(EventId id) {
    return database.read(handle -> Appender.find(handle, id));
  }

  @Override
  public List<ServerFrame.Head> heads() {
    return database.read(
        handle ->
            handle
                .createQuery("select id, head from part order by id")
                .map((row, context) -> new ServerFrame.Head(row.getInt(1), row.getLong(2)))
                .list());
  }

  @Override
  public long hwm(ClientFrame.Device from) {
    return database.read(handle -> hwm(handle, from.id(), from.epoch()));
  }

  static long hwm(Handle handle, DeviceId id, long deviceEpoch) {
    return handle
        .createQuery("select hwm from device where device_id = ? and device_epoch = ?")
        .bind(0, Columns.bytes(id.value()))
        .bind(1, deviceEpoch)
        .mapTo(long.class)
        .findFirst()
        .orElse(0L);
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  public void listen(LogListener listener) {
    listeners.add(listener);
  }
}
