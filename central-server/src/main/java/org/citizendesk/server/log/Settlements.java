// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.log.RejectedEvents.Rejected;
import org.citizendesk.server.log.Settlement.Decision;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.util.List;

/**
 * An administrator's decisions about refused events. They are written down here by whatever program
 * has the store open; a server that runs on the store carries them out.
 *
 * <p>Thread-safe.
 */
public final class Settlements {
  private static final String DECIDE =
      """
      insert into settlement
        (event_id, decision, decided_by, reason, decided_at, done_at, failure)
      values (?, ?, ?, ?, ?, ?, null)
      on conflict (event_id) do update set decision = excluded.decision,
        decided_by = excluded.decided_by, reason = excluded.reason,
        decided_at = excluded.decided_at, done_at = excluded.done_at, failure = null
      """;

  private static final String WAITING =
      """
      select event_id from settlement
      where decision = 'ACCEPT' and done_at is null and failure is null
      order by decided_at, event_id
      """;

  private final Store store;
  private final Clock clock;

  /** Decisions that are kept in this store. */
  public Settlements(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Decides that a refused event goes into the log. A server does it within a second; one that does
   * not run, at its next start.
   *
   * @param by who decides
   * @throws IllegalArgumentException if there is no such refused event, it is settled already, or
   *     it cannot go into the log; the message says why, and what can be done
   */
  public void accept(EventId id, String by) {
    decide(id, Decision.ACCEPT, by, "");
  }

  /**
   * Decides that a refused event stays out of the log. It is kept where it is, with the reason.
   *
   * @param by who decides
   * @param reason in the administrator's words
   * @throws IllegalArgumentException if the reason is blank, there is no such refused event, or it
   *     is settled already
   */
  public void drop(EventId id, String by, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("say for what reason the event is dropped");
    }
    decide(id, Decision.DROP, by, reason.strip());
  }

  private void decide(EventId id, Decision decision, String by, String reason) {
    long now = clock.millis();
    store.write(
        tx -> {
          requireOpen(tx.handle(), id, decision);
          return tx.handle()
              .execute(
                  DECIDE,
                  Columns.bytes(id.value()),
                  decision.name(),
                  by,
                  reason,
                  now,
                  decision == Decision.DROP ? now : null);
        });
  }

  private static void requireOpen(Handle handle, EventId id, Decision decision) {
    Rejected rejected =
        RejectedEvents.find(handle, id)
            .orElseThrow(() -> new IllegalArgumentException("no event " + id + " was refused"));
    Settlement settlement = rejected.settlement();
    if (settlement != null && settlement.failure() == null) {
      throw new IllegalArgumentException(
          "event %s was %s by %s on %s already"
              .formatted(
                  id,
                  settlement.decision() == Decision.ACCEPT ? "accepted" : "dropped",
                  settlement.by(),
                  settlement.at()));
    }
    if (decision == Decision.ACCEPT) {
      requireReadable(rejected);
    }
  }

  private static void requireReadable(Rejected rejected) {
    Event whole = rejected.whole();
    if (whole == null) {
      throw new IllegalArgumentException(
          "event "
              + rejected.id()
              + " was refused by an earlier version of the server, which kept its content and not"
              + " all that the log needs; its author can write it again, and it can be dropped");
    }
    try {
      FactCodec.decode(whole.content());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "event %s cannot be read, by no desktop either: %s; it can only be dropped"
              .formatted(rejected.id(), e.getMessage()),
          e);
    }
  }

  /** Returns what was decided about an event, or null. */
  public @Nullable Settlement of(EventId id) {
    return store
        .read(handle -> RejectedEvents.find(handle, id))
        .map(Rejected::settlement)
        .orElse(null);
  }

  /** Returns what is to be accepted, in the order of the decisions. */
  static List<EventId> waiting(Handle handle) {
    return handle
        .createQuery(WAITING)
        .map((row, context) -> new EventId(Columns.uuid(row.getBytes(1))))
        .list();
  }

  /** Notes that a decision is carried out; returns false if it was before. */
  static boolean done(Handle handle, EventId id, Clock clock) {
    return handle.execute(
            "update settlement set done_at = ?"
                + " where event_id = ? and done_at is null and failure is null",
            clock.millis(),
            Columns.bytes(id.value()))
        > 0;
  }

  /** Notes that a decision cannot be carried out: the event is open again. */
  static int failed(Handle handle, EventId id, String why) {
    return handle.execute(
        "update settlement set failure = ? where event_id = ? and done_at is null",
        why,
        Columns.bytes(id.value()));
  }
}
