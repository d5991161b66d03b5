// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Statements;
import org.jdbi.v3.core.Handle;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The tables of what the server confirmed, and how far it was read. */
final class Confirmed {
  private static final String ADD =
      """
      insert into event (part, pos, event_id, device_id, device_epoch, device_seq, session,
        citizen_id, citizen_seq, contact_id, hlc, occurred_at, received_at, type, version, payload)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  // Both say that the log is not the one that was read before: one event in two places, or two
  // events in one.
  private static final String CONFLICT =
      """
      select 1 from event where
        (event_id = :id and (part <> :part or pos <> :pos))
        or (part = :part and pos = :pos and event_id <> :id)
        or (citizen_id = :citizen and citizen_seq = :seq and event_id <> :id)
      limit 1
      """;

  private static final String SET_CURSOR =
      """
      insert into cursor (part, pos, proof) values (?, ?, ?)
      on conflict (part) do update set pos = excluded.pos, proof = excluded.proof
      """;

  private static final String FETCHED =
      """
      insert into fetched (part, pos, proof) values (?, ?, ?)
      on conflict (part) do update set pos = excluded.pos, proof = excluded.proof
      where excluded.pos >= fetched.pos
      """;

  private Confirmed() {}

  static long cursor(Handle handle, int partition) {
    return handle
        .createQuery("select pos from cursor where part = ?")
        .bind(0, partition)
        .mapTo(long.class)
        .findFirst()
        .orElse(0L);
  }

  static List<ClientFrame.Cursor> cursors(Handle handle) {
    return handle
        .createQuery("select part, pos, proof from cursor order by part")
        .map((row, context) -> cursor(row))
        .list();
  }

  /** Returns how far what was fetched, or written here, reaches beyond the cursors. */
  static List<ClientFrame.Cursor> fetched(Handle handle) {
    return handle
        .createQuery(
            "select f.part, f.pos, f.proof from fetched f left join cursor c on c.part = f.part"
                + " where f.pos > coalesce(c.pos, 0) order by f.part")
        .map((row, context) -> cursor(row))
        .list();
  }

  /** Takes note of how far something reaches that was fetched, or written here. */
  static void fetched(Handle handle, ClientFrame.Cursor newest) {
    handle.execute(FETCHED, newest.partition(), newest.pos(), newest.proof());
  }

  private static ClientFrame.Cursor cursor(ResultSet row) throws SQLException {
    return new ClientFrame.Cursor(row.getInt("part"), row.getLong("pos"), row.getString("proof"));
  }

  /** Moves the cursor to the end of a range. */
  static void advance(Handle handle, SyncStore.Range range) {
    handle.execute(SET_CURSOR, range.partition(), range.to(), range.proof());
  }

  static boolean contradicts(Handle handle, PlacedEvent placed) {
    return handle
        .createQuery(CONFLICT)
        .bind("id", Columns.bytes(placed.event().id().value()))
        .bind("part", placed.place().partition())
        .bind("pos", placed.place().pos())
        .bind("citizen", Columns.bytes(placed.event().subject().citizen().value()))
        .bind("seq", placed.place().citizenSeq())
        .mapTo(int.class)
        .findFirst()
        .isPresent();
  }

  /** Adds what is not here yet, and returns what did not fit in: it is here, or contradicts. */
  static List<PlacedEvent> add(Handle handle, Statements statements, List<PlacedEvent> events) {
    return statements.offer(handle, ADD, events, Confirmed::bind);
  }

  private static void bind(PreparedStatement statement, PlacedEvent placed) throws SQLException {
    Event event = placed.event();
    ContactId contact = event.subject().contact();
    statement.setLong(1, placed.place().partition());
    statement.setLong(2, placed.place().pos());
    statement.setBytes(3, Columns.bytes(event.id().value()));
    statement.setBytes(4, Columns.bytes(event.origin().device().value()));
    statement.setLong(5, event.origin().epoch());
    statement.setLong(6, event.origin().seq());
    statement.setString(7, event.origin().session());
    statement.setBytes(8, Columns.bytes(event.subject().citizen().value()));
    statement.setLong(9, placed.place().citizenSeq());
    statement.setBytes(10, contact == null ? null : Columns.bytes(contact.value()));
    statement.setLong(11, event.hlc());
    statement.setLong(12, event.occurredAt().toEpochMilli());
    statement.setLong(13, placed.receivedAt().toEpochMilli());
    statement.setString(14, event.content().type());
    statement.setLong(15, event.content().version());
    statement.setString(16, event.content().payload());
  }

  static void markWhole(Handle handle, CitizenId citizen) {
    handle.execute(
        "insert into whole_history (citizen_id) values (?) on conflict do nothing",
        Columns.bytes(citizen.value()));
  }

  static boolean has(Handle handle, EventId event) {
    return handle
        .createQuery("select count(*) > 0 from event where event_id = ?")
        .bind(0, Columns.bytes(event.value()))
        .mapTo(boolean.class)
        .one();
  }

  /** Forgets what was fetched from behind the cursors. */
  static void forgetUnproven(Handle handle) {
    handle.execute(
        "delete from event where pos > coalesce("
            + "(select c.pos from cursor c where c.part = event.part), 0)");
    handle.execute("delete from whole_history");
    handle.execute("delete from fetched");
  }

  static void forget(Handle handle) {
    handle.execute("delete from event");
    handle.execute("delete from cursor");
    handle.execute("delete from whole_history");
    handle.execute("delete from fetched");
  }
}
