// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.List;

/**
 * Takes own events out of the outbox that are settled and old. They are kept there so that a server
 * that comes back older gets them again; one that lacks some of those that went is noticed by the
 * hole in the numbers.
 */
final class Pruning {
  private static final String OLD =
      "select n from outbox where n > ? and occurred_at < ? order by n limit ?";

  // The last row stays: numbers and clock go on from it. A place counts as seen when the log was
  // read past it; a number counts as told to the server when the log says so.
  private static final String PRUNE =
      """
      delete from outbox
      where n >= :first and n <= :last and occurred_at < :before
        and n < (select max(n) from outbox)
        and (
          state in (1, 2)
            and pos <= (select c.pos from cursor c where c.part = outbox.part)
            and not exists (
              select 1 from event e where e.event_id = outbox.event_id
                and (e.received_at >= :before
                  or (outbox.device_epoch =
                      (select cast(v as integer) from meta where k = 'device_epoch')
                    and (e.device_id, e.device_epoch, e.device_seq)
                      <> (outbox.device_id, outbox.device_epoch, outbox.seq))))
          or state = 3 and dismissed = 1)
      """;

  private static final String MISSING =
      """
      select ? - count(*) from outbox where device_id = ? and device_epoch = ? and seq > ?
      """;

  private static final String UNDO =
      """
      insert into outbox (seq, event_id, state, part, pos, citizen_seq, device_id, device_epoch,
        session, citizen_id, contact_id, hlc, occurred_at, type, version, body, reason)
      select device_seq, event_id, 2, part, pos, citizen_seq, device_id, device_epoch, session,
        citizen_id, contact_id, hlc, occurred_at, type, version, payload, ''
      from event e
      where device_id = ? and not exists (select 1 from outbox o where o.event_id = e.event_id)
      order by hlc
      on conflict do nothing
      """;

  private Pruning() {}

  /** Returns old rows behind one, in the order of writing, whether they may go or not. */
  static List<Long> old(Handle handle, long after, Instant before, int limit) {
    return handle
        .createQuery(OLD)
        .bind(0, after)
        .bind(1, before.toEpochMilli())
        .bind(2, limit)
        .mapTo(Long.class)
        .list();
  }

  /** Deletes those of the rows that are settled, and returns how many that were. */
  static int prune(Handle handle, List<Long> rows, Instant before) {
    return handle
        .createUpdate(PRUNE)
        .bind("first", rows.getFirst())
        .bind("last", rows.getLast())
        .bind("before", before.toEpochMilli())
        .execute();
  }

  /** Returns how many numbers above the server's mark were given and are not here any more. */
  static long missing(Handle handle, ClientFrame.Device device, long hwm) {
    return handle
        .createQuery(MISSING)
        .bind(0, Identity.nextSeq(handle) - 1 - hwm)
        .bind(1, Columns.bytes(device.id().value()))
        .bind(2, device.epoch())
        .bind(3, hwm)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Takes own events back from what was confirmed, before that is forgotten: then they stand
   * nowhere else on this computer.
   */
  static void undo(Handle handle) {
    handle.execute(UNDO, Columns.bytes(Identity.device(handle).id().value()));
  }
}
