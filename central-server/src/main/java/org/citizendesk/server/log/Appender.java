// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;

/** Gives an event its place, and writes many at once; the only code that writes to the log. */
final class Appender {
  /** Decisions touch many citizens, so one partition serves. */
  static final int PARTITION = 0;

  private static final int MOST_AT_ONCE = 512;

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

  private final Clock clock;

  Appender(Clock clock) {
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
    batch(handle, INSERT, addition.rows(), Appender::bind);
    batch(
        handle,
        INDEX,
        addition.index(),
        (row, batch) -> batch.add(row.topic(), row.place().partition(), row.place().pos()));
    batch(
        handle,
        CITIZEN,
        addition.citizenSeqs().entrySet(),
        (seq, batch) -> batch.add(Columns.bytes(seq.getKey().value()), seq.getValue()));
    batch(
        handle,
        DEVICE,
        addition.hwms().entrySet(),
        (hwm, batch) ->
            batch.add(
                Columns.bytes(hwm.getKey().id().value()),
                hwm.getKey().epoch(),
                hwm.getValue(),
                now));
    if (!addition.rows().isEmpty()) {
      Past.Head head = addition.head();
      handle.execute(
          "update part set head = ?, chain = ? where id = ?", head.pos(), head.chain(), PARTITION);
    }
  }

  private static <T> void batch(
      Handle handle, String sql, Collection<T> rows, BiConsumer<T, PreparedBatch> add) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      for (T row : rows) {
        add.accept(row, batch);
        if (batch.size() == MOST_AT_ONCE) {
          batch.execute();
        }
      }
      if (batch.size() > 0) {
        batch.execute();
      }
    }
  }

  private static void bind(Addition.Row row, PreparedBatch batch) {
    PlacedEvent placed = row.placed();
    Event event = placed.event();
    Event.Origin origin = event.origin();
    Event.Content content = event.content();
    var contact = event.subject().contact();
    batch
        .bind(0, placed.place().partition())
        .bind(1, placed.place().pos())
        .bind(2, Columns.bytes(event.id().value()))
        .bind(3, Columns.bytes(origin.device().value()))
        .bind(4, origin.epoch())
        .bind(5, origin.seq())
        .bind(6, origin.session())
        .bind(7, Columns.bytes(event.subject().citizen().value()))
        .bind(8, placed.place().citizenSeq())
        .bind(10, content.type())
        .bind(11, content.version())
        .bind(12, event.hlc())
        .bind(13, event.occurredAt().toEpochMilli())
        .bind(14, placed.receivedAt().toEpochMilli())
        .bind(15, content.payload())
        .bind(16, row.chain());
    if (contact == null) {
      batch.bindNull(9, Types.BINARY);
    } else {
      batch.bind(9, Columns.bytes(contact.value()));
    }
    batch.add();
  }

  /**
   * What was appended.
   *
   * @param proof stands for the log up to it
   */
  record Appended(PlacedEvent placed, String proof) {}
}
