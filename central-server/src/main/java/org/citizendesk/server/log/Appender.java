// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Gives an event its place and inserts it; the only code that writes to {@code event}. */
final class Appender {
  /** SQLite has one writer, so one partition serves. */
  static final int PARTITION = 0;

  private static final String INSERT =
      """
      insert into event (part, pos, event_id, device_id, device_epoch, device_seq, session,
        citizen_id, citizen_seq, contact_id, type, version, hlc, occurred_at, received_at, payload,
        chain)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String NEXT_CITIZEN_SEQ =
      """
      insert into citizen_head (citizen_id, seq) values (?, 1)
      on conflict (citizen_id) do update set seq = citizen_head.seq + 1
      returning seq
      """;

  private static final String RAISE_HWM =
      """
      insert into device (device_id, device_epoch, hwm, seen_at) values (?, ?, ?, ?)
      on conflict (device_id, device_epoch) do update
        set hwm = case when device.hwm > excluded.hwm then device.hwm else excluded.hwm end,
          seen_at = excluded.seen_at
      """;

  private final Clock clock;

  Appender(Clock clock) {
    this.clock = clock;
  }

  Appended append(Handle handle, Event event) {
    Head head = head(handle);
    long pos = head.pos + 1;
    long citizenSeq = nextCitizenSeq(handle, event.subject().citizen());
    Instant now = Instant.ofEpochMilli(clock.millis());
    byte[] chain = Chain.link(head.chain, event.id(), event.content().payload());
    PlacedEvent placed =
        new PlacedEvent(event, new PlacedEvent.Place(PARTITION, pos, citizenSeq), now);
    insert(handle, placed, chain);
    handle.execute("update part set head = ?, chain = ? where id = ?", pos, chain, PARTITION);
    raiseHwm(handle, event.origin());
    return new Appended(placed, Chain.proof(chain));
  }

  void raiseHwm(Handle handle, Event.Origin origin) {
    handle.execute(
        RAISE_HWM,
        Columns.bytes(origin.device().value()),
        origin.epoch(),
        origin.seq(),
        clock.millis());
  }

  static Optional<PlacedEvent> find(Handle handle, EventId id) {
    return handle
        .createQuery("select * from event where event_id = ?")
        .bind(0, Columns.bytes(id.value()))
        .map((row, context) -> EventRows.event(row))
        .findFirst();
  }

  private static Head head(Handle handle) {
    return handle
        .createQuery("select head, chain from part where id = ?")
        .bind(0, PARTITION)
        .map((row, context) -> new Head(row.getLong(1), row.getBytes(2)))
        .one();
  }

  private static long nextCitizenSeq(Handle handle, CitizenId citizen) {
    return handle
        .createQuery(NEXT_CITIZEN_SEQ)
        .bind(0, Columns.bytes(citizen.value()))
        .mapTo(long.class)
        .one();
  }

  private static void insert(Handle handle, PlacedEvent placed, byte[] chain) {
    Event event = placed.event();
    PlacedEvent.Place place = placed.place();
    Event.Origin origin = event.origin();
    Event.Subject subject = event.subject();
    Event.Content content = event.content();
    var contact = subject.contact();
    handle.execute(
        INSERT,
        PARTITION,
        place.pos(),
        Columns.bytes(event.id().value()),
        Columns.bytes(origin.device().value()),
        origin.epoch(),
        origin.seq(),
        origin.session(),
        Columns.bytes(subject.citizen().value()),
        place.citizenSeq(),
        contact == null ? null : Columns.bytes(contact.value()),
        content.type(),
        content.version(),
        event.hlc(),
        event.occurredAt().toEpochMilli(),
        placed.receivedAt().toEpochMilli(),
        content.payload(),
        chain);
  }

  /**
   * What was appended.
   *
   * @param proof stands for the log up to it
   */
  record Appended(PlacedEvent placed, String proof) {}

  private static final class Head {
    private final long pos;
    private final byte[] chain;

    Head(long pos, byte[] chain) {
      this.pos = pos;
      this.chain = chain;
    }
  }
}
