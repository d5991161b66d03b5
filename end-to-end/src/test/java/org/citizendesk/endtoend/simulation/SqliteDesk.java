// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.desktop.store.HistoryDepth;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.Upkeep;
import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Database;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A desktop's real store in a file. */
final class SqliteDesk implements DesktopDisk {
  private final SqliteDisks disks;
  private final Path file;
  private final Clock clock;
  private final Random random;
  private final SyncStore sync;
  private LocalStore store;

  private SqliteDesk(SqliteDisks disks, Path file, Clock clock, long seed) {
    this.disks = disks;
    this.file = file;
    this.clock = clock;
    this.random = new Random(seed);
    this.store = reopened();
    this.sync = Wrapped.present(SyncStore.class, () -> store.syncStore());
  }

  static SqliteDesk open(SqliteDisks disks, Clock clock, long seed) {
    return new SqliteDesk(disks, disks.next(), clock, seed);
  }

  private LocalStore reopened() {
    return LocalStore.open(
        file,
        new LocalStore.Setup(
            clock,
            random,
            "session",
            List.of(),
            (handle, citizen) -> HistoryDepth.NONE,
            Runnable::run));
  }

  @Override
  public EventId write(CitizenId citizen, boolean poison) {
    return store
        .write(new Event.Subject(citizen, null), poison ? Poison.REFUSED : Poison.FINE)
        .join();
  }

  @Override
  public List<PlacedEvent> confirmed() {
    return store.read(
        handle ->
            handle
                .createQuery("select * from event order by part, pos")
                .map((row, context) -> placed(row))
                .list());
  }

  @Override
  public Set<EventId> own() {
    return ids("select event_id from outbox");
  }

  @Override
  public Set<EventId> refused() {
    return ids("select event_id from outbox where state = 3");
  }

  @Override
  public void tidy(Instant before, Set<CitizenId> needed) {
    Upkeep upkeep = new Upkeep(store, () -> true);
    upkeep.prune(before);
    upkeep.trim(before, () -> needed);
  }

  private Set<EventId> ids(String query) {
    return new HashSet<>(
        store.read(
            handle ->
                handle
                    .createQuery(query)
                    .map((row, context) -> new EventId(Columns.uuid(row.getBytes(1))))
                    .list()));
  }

  @Override
  public void crash() {
    store.close();
    store = reopened();
  }

  @Override
  public DesktopDisk copy() {
    Path copy = disks.next();
    Database.copy(file, copy);
    return new SqliteDesk(disks, copy, clock, random.nextLong());
  }

  @Override
  public SyncStore sync() {
    return sync;
  }

  @Override
  public void close() {
    store.close();
  }

  private static PlacedEvent placed(ResultSet row) throws SQLException {
    Event event =
        new Event(
            new EventId(Columns.uuid(row.getBytes("event_id"))),
            new Event.Origin(
                new DeviceId(Columns.uuid(row.getBytes("device_id"))),
                row.getLong("device_epoch"),
                row.getLong("device_seq"),
                row.getString("session")),
            new Event.Subject(new CitizenId(Columns.uuid(row.getBytes("citizen_id"))), null),
            row.getLong("hlc"),
            Instant.ofEpochMilli(row.getLong("occurred_at")),
            new Event.Content(
                row.getString("type"), row.getInt("version"), row.getString("payload")));
    return new PlacedEvent(
        event,
        new PlacedEvent.Place(row.getInt("part"), row.getLong("pos"), row.getLong("citizen_seq")),
        Instant.ofEpochMilli(row.getLong("received_at")));
  }
}
