// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.desktop.store.HistoryDepth;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** The real local store, as the simulation sees it. */
final class DiskStore implements SimulatedDesk.Local, AutoCloseable {
  private final LocalStore store;
  private final SyncStore sync;

  private DiskStore(LocalStore store) {
    this.store = store;
    this.sync = store.syncStore();
  }

  static DiskStore open(Path file) {
    Clock clock = Clock.fixed(ModelServer.NOW, ZoneOffset.UTC);
    return new DiskStore(
        LocalStore.open(
            file,
            new LocalStore.Setup(
                clock,
                new Random(1),
                "session",
                List.of(),
                (handle, citizen) -> HistoryDepth.NONE,
                Runnable::run)));
  }

  @Override
  public EventId write(CitizenId citizen) {
    return store
        .write(new Event.Subject(citizen, null), new NoteFact.Written("ana", "a note"))
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
