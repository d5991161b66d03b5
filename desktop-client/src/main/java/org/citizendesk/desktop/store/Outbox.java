// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Statements;
import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table of everything written here. */
final class Outbox {
  private static final String ADD =
      """
      insert into outbox (seq, event_id, state, device_id, device_epoch, session, citizen_id,
        contact_id, hlc, occurred_at, type, version, body, reason)
      values (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
      """;

  private static final String TO_PUSH =
      """
      select * from outbox
      where seq > ? and device_id = ? and device_epoch = ?
        and (state < 2 and pos is null or seq > ?)
      order by seq limit ?
      """;

  private static final String ACCEPTED =
      """
      update outbox set state = 1
      where state = 0 and seq <= ? and device_id = ? and device_epoch = ?
      returning *
      """;

  private static final String PLACED =
      """
      update outbox set state = 1, part = ?, pos = ?, citizen_seq = ?
      where state < 2 and seq = ? and device_id = ? and device_epoch = ?
      returning *
      """;

  private static final String REFUSED =
      """
      update outbox set state = 3, part = null, pos = null, citizen_seq = null, reason = ?
      where event_id = ? and state < 2
      returning *
      """;

  private static final String CONFIRMED =
      """
      update outbox set state = 2, part = ?, pos = ?, citizen_seq = ?, reason = ''
      where event_id = ? and state <> 2
      """;

  private static final String WAITS_AGAIN =
      """
      update outbox set state = 0, part = null, pos = null, citizen_seq = null, reason = ''
      where seq > ? and state <> 0 and device_id = ? and device_epoch = ?
        and not exists (
          select 1 from event e join cursor c on c.part = e.part
          where e.event_id = outbox.event_id and e.pos <= c.pos and c.proof is not null
            and (e.device_id, e.device_epoch, e.device_seq)
              <> (outbox.device_id, outbox.device_epoch, outbox.seq))
      returning *
      """;

  private static final String UNPLACE =
      "update outbox set state = 1, part = null, pos = null, citizen_seq = null"
          + " where state in (1, 2)";

  private static final String UNPLACE_UNPROVEN =
      """
      update outbox set state = 1, part = null, pos = null, citizen_seq = null
      where state in (1, 2)
        and (pos is null
             or pos > coalesce((select c.pos from cursor c where c.part = outbox.part), 0))
      """;

  private static final String RENUMBER =
      """
      update outbox set seq = ?, device_id = ?, device_epoch = ?, state = 0,
        part = null, pos = null, citizen_seq = null
      where n = ?
      """;

  private static final String RESTORE =
      """
      insert into outbox (seq, event_id, state, device_id, device_epoch, session, citizen_id,
        contact_id, hlc, occurred_at, type, version, body, reason, dismissed)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  private Outbox() {}

  /** Puts back a row that was read from a damaged file; its place in the log is not known. */
  static void restore(Handle handle, Row row) {
    Event event = row.event;
    ContactId contact = event.subject().contact();
    handle.execute(
        RESTORE,
        event.origin().seq(),
        Columns.bytes(event.id().value()),
        row.state,
        Columns.bytes(event.origin().device().value()),
        event.origin().epoch(),
        event.origin().session(),
        Columns.bytes(event.subject().citizen().value()),
        contact == null ? null : Columns.bytes(contact.value()),
        event.hlc(),
        event.occurredAt().toEpochMilli(),
        event.content().type(),
        event.content().version(),
        event.content().payload(),
        row.reason,
        row.dismissed);
  }

  static void add(Handle handle, Event event) {
    ContactId contact = event.subject().contact();
    handle.execute(
        ADD,
        event.origin().seq(),
        Columns.bytes(event.id().value()),
        Columns.bytes(event.origin().device().value()),
        event.origin().epoch(),
        event.origin().session(),
        Columns.bytes(event.subject().citizen().value()),
        contact == null ? null : Columns.bytes(contact.value()),
        event.hlc(),
        event.occurredAt().toEpochMilli(),
        event.content().type(),
        event.content().version(),
        event.content().payload());
  }

  static SyncStore.Counts counts(Handle handle) {
    return handle
        .createQuery(
            "select (select count(*) from outbox where state = 0),"
                + " (select count(*) from outbox where state = 3 and dismissed = 0)")
        .map((row, context) -> new SyncStore.Counts(row.getLong(1), row.getLong(2)))
        .one();
  }

  /** Returns everything of some types whose fate is not known, oldest first. */
  static List<Event> unsettledOf(Handle handle, List<String> types) {
    return handle
        .createQuery(
            "select * from outbox where state < 2 and pos is null and type in (<types>) order by n")
        .bindList("types", types)
        .map((row, context) -> event(row))
        .list();
  }

  /** Returns the first run of consecutive numbers behind one that the server is to be told of. */
  static List<Event> toPush(
      Handle handle, ClientFrame.Device device, long after, long mark, int max) {
    List<Event> run = new ArrayList<>();
    for (Event event :
        handle
            .createQuery(TO_PUSH)
            .bind(0, after)
            .bind(1, Columns.bytes(device.id().value()))
            .bind(2, device.epoch())
            .bind(3, mark)
            .bind(4, max)
            .map((row, context) -> event(row))
            .list()) {
      if (!run.isEmpty() && event.origin().seq() != run.getLast().origin().seq() + 1) {
        break;
      }
      run.add(event);
    }
    return run;
  }

  static List<Event> accepted(Handle handle, ClientFrame.Device device, long upto) {
    return changed(handle, ACCEPTED, upto, Columns.bytes(device.id().value()), device.epoch());
  }

  static List<Event> placed(Handle handle, ClientFrame.Device device, ServerFrame.Placed placed) {
    return changed(
        handle,
        PLACED,
        placed.place().partition(),
        placed.place().pos(),
        placed.place().citizenSeq(),
        placed.seq(),
        Columns.bytes(device.id().value()),
        device.epoch());
  }

  static List<Event> refused(Handle handle, ServerFrame.Reject reject) {
    return changed(handle, REFUSED, reject.text(), Columns.bytes(reject.eventId().value()));
  }

  static void confirmed(Handle handle, Statements statements, List<PlacedEvent> events) {
    statements.write(
        handle,
        CONFIRMED,
        events,
        (statement, event) -> {
          statement.setLong(1, event.place().partition());
          statement.setLong(2, event.place().pos());
          statement.setLong(3, event.place().citizenSeq());
          statement.setBytes(4, Columns.bytes(event.event().id().value()));
        });
  }

  /**
   * The server does not have what is above its mark, also if it once said so; but for what is
   * proven to stand in the log under the number of an earlier epoch.
   */
  static List<Event> waitAgain(Handle handle, ClientFrame.Device device, long hwm) {
    return changed(handle, WAITS_AGAIN, hwm, Columns.bytes(device.id().value()), device.epoch());
  }

  /** All places are void; the server will be asked for them again. */
  static void unplace(Handle handle) {
    handle.execute(UNPLACE);
  }

  /** The places behind the cursors are void; the server will be asked for them again. */
  static void unplaceUnproven(Handle handle) {
    handle.execute(UNPLACE_UNPROVEN);
  }

  /** Gives everything that waits for its fate new numbers, behind those of the present device. */
  static void renumberUnsettled(Handle handle) {
    renumber(handle, "select n from outbox where state < 2 and pos is null order by hlc, n");
  }

  /** Offers what was written under earlier epochs once more. */
  static void renumberEarlierEpochs(Handle handle) {
    renumber(
        handle,
        "select n from outbox where state < 2 and pos is null and device_epoch <>"
            + " (select cast(v as integer) from meta where k = 'device_epoch') order by hlc, n");
  }

  private static void renumber(Handle handle, String which) {
    ClientFrame.Device device = Identity.device(handle);
    for (long n : handle.createQuery(which).mapTo(Long.class).list()) {
      handle.execute(
          RENUMBER,
          Identity.takeSeq(handle),
          Columns.bytes(device.id().value()),
          device.epoch(),
          n);
    }
  }

  private static List<Event> changed(Handle handle, String update, Object... values) {
    var query = handle.createQuery(update);
    for (int i = 0; i < values.length; i++) {
      query.bind(i, values[i]);
    }
    return query.map((row, context) -> event(row)).list();
  }

  private static Event event(ResultSet row) throws SQLException {
    byte[] contact = row.getBytes("contact_id");
    return new Event(
        new EventId(Columns.uuid(row.getBytes("event_id"))),
        new Event.Origin(
            new DeviceId(Columns.uuid(row.getBytes("device_id"))),
            row.getLong("device_epoch"),
            row.getLong("seq"),
            row.getString("session")),
        new Event.Subject(
            new CitizenId(Columns.uuid(row.getBytes("citizen_id"))),
            contact == null ? null : new ContactId(Columns.uuid(contact))),
        row.getLong("hlc"),
        Instant.ofEpochMilli(row.getLong("occurred_at")),
        new Event.Content(row.getString("type"), row.getInt("version"), row.getString("body")));
  }

  /** A row as it can be moved to another file. */
  record Row(Event event, int state, String reason, int dismissed) {
    /**
     * Reads one, of whichever version of the schema.
     *
     * @throws IllegalArgumentException if it is no event
     */
    static Row read(ResultSet row) throws SQLException {
      int state = row.getInt("state");
      String reason = row.getString("reason");
      boolean dismissed = state == 3 && has(row, "dismissed") && row.getInt("dismissed") != 0;
      if (state < 0 || state > 3) {
        throw new IllegalArgumentException("there is no state " + state);
      }
      return new Row(Outbox.event(row), state, reason == null ? "" : reason, dismissed ? 1 : 0);
    }

    private static boolean has(ResultSet row, String column) throws SQLException {
      var meta = row.getMetaData();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        if (meta.getColumnName(i).equals(column)) {
          return true;
        }
      }
      return false;
    }
  }
}
