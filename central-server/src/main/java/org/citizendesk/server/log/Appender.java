// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Statements;
import org.jdbi.v3.core.Handle;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Gives an event its place, and writes many at once; the only code that writes to the log. */
final class Appender {
  /** Decisions touch many citizens, so one partition serves. */
  static final int PARTITION = 0;

  private static final String INSERT =
      """
      insert into event (part, pos, event_id, device_id, device_epoch, device_seq, session,
        citizen_id, citizen_seq, contact_id, type, version, hlc, occurred_at, received_at, payload,
        chain)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String INDEX = "insert into topic_index (topic, part, pos) values (?, ?, ?)";

  private static final String CITIZEN =
      """
      insert into citizen_head (citizen_id, seq) values (?, ?)
      on conflict (citizen_id) do update set seq = excluded.seq
      """;

  private static final String DEVICE =
      """
      insert into device (device_id, device_epoch, hwm, seen_at) values (?, ?, ?, ?)
      on conflict (device_id, device_epoch) do update
        set hwm = excluded.hwm, seen_at = excluded.seen_at
      """;

  private static final String HEAD = "update part set head = ?, chain = ? where id = ?";

  private final Statements statements;
  private final Clock clock;

  /**
   * @param statements of the connection that writes
   */
  Appender(Statements statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  Appended append(Addition addition, Event event) {
    Past.Head head = addition.head();
    PlacedEvent.Place place =
        new PlacedEvent.Place(
            PARTITION, head.pos() + 1, addition.citizenSeq(event.subject().citizen()) + 1);
    byte[] chain = Chain.link(head.chain(), event.id(), event.content().payload());
    PlacedEvent placed = new PlacedEvent(event, place, Instant.ofEpochMilli(clock.millis()));
    addition.add(placed, chain);
    return new Appended(placed, Chain.proof(chain));
  }

  /** Writes what was added to the tables of the log. */
  void write(Handle handle, Addition addition) {
    long now = clock.millis();
    statements.write(handle, INSERT, addition.rows(), Appender::bind);
    statements.write(
        handle,
        INDEX,
        addition.index(),
        (statement, row) -> {
          statement.setString(1, Columns.text(row.topic()));
          statement.setLong(2, row.place().partition());
          statement.setLong(3, row.place().pos());
        });
    statements.write(
        handle,
        CITIZEN,
        addition.citizenSeqs().entrySet(),
        (statement, seq) -> {
          statement.setBytes(1, Columns.bytes(seq.getKey().value()));
          statement.setLong(2, seq.getValue());
        });
    statements.write(
        handle,
        DEVICE,
        addition.hwms().entrySet(),
        (statement, hwm) -> {
          statement.setBytes(1, Columns.bytes(hwm.getKey().id().value()));
          statement.setLong(2, hwm.getKey().epoch());
          statement.setLong(3, hwm.getValue());
          statement.setLong(4, now);
        });
    if (!addition.rows().isEmpty()) {
      statements.write(
          handle,
          HEAD,
          List.of(addition.head()),
          (statement, head) -> {
            statement.setLong(1, head.pos());
            statement.setBytes(2, head.chain());
            statement.setLong(3, PARTITION);
          });
    }
  }

  private static void bind(PreparedStatement statement, Addition.Row row) throws SQLException {
    PlacedEvent placed = row.placed();
    Event event = placed.event();
    Event.Origin origin = event.origin();
    Event.Content content = event.content();
    var contact = event.subject().contact();
    statement.setLong(1, placed.place().partition());
    statement.setLong(2, placed.place().pos());
    statement.setBytes(3, Columns.bytes(event.id().value()));
    statement.setBytes(4, Columns.bytes(origin.device().value()));
    statement.setLong(5, origin.epoch());
    statement.setLong(6, origin.seq());
    statement.setString(7, Columns.text(origin.session()));
    statement.setBytes(8, Columns.bytes(event.subject().citizen().value()));
    statement.setLong(9, placed.place().citizenSeq());
    if (contact == null) {
      statement.setNull(10, Types.BINARY);
    } else {
      statement.setBytes(10, Columns.bytes(contact.value()));
    }
    statement.setString(11, Columns.text(content.type()));
    statement.setLong(12, content.version());
    statement.setLong(13, event.hlc());
    statement.setLong(14, event.occurredAt().toEpochMilli());
    statement.setLong(15, placed.receivedAt().toEpochMilli());
    statement.setString(16, Columns.text(content.payload()));
    statement.setBytes(17, row.chain());
  }

  /**
   * What was appended.
   *
   * @param proof stands for the log up to it
   */
  record Appended(PlacedEvent placed, String proof) {}
}
