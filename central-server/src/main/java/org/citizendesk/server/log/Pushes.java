// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Takes what desktops push: twice sent is once stored, a gap is refused, a copied database is
 * noticed.
 */
final class Pushes {
  private static final String KEEP_REJECTED =
      """
      insert into rejected
        (device_id, device_epoch, device_seq, event_id, code, text, body, at, account,
          occurred_at, citizen_id, session, contact_id, version, hlc)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String REJECTED_BEFORE =
      """
      select code, text from rejected
      where device_id = ? and device_epoch = ? and device_seq = ? and event_id = ?
      """;

  private final LogRules rules;
  private final Clock clock;

  Pushes(LogRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  PushOutcome take(OpenLogTx tx, Push push) {
    List<ServerFrame.Placed> placed = new ArrayList<>();
    List<ServerFrame.Reject> rejected = new ArrayList<>();
    long hwm = tx.addition().hwm(push.from());
    for (Event event : push.events()) {
      requireOwn(push.from(), event);
      long seq = event.origin().seq();
      if (seq > hwm + 1) {
        throw new PushException(
            CloseCode.BAD_FRAME, "push starts at " + seq + ", expected " + (hwm + 1));
      }
      if (seq <= hwm) {
        recall(tx, event, placed, rejected);
      } else {
        store(tx, push.user(), event, placed, rejected);
        hwm = seq;
      }
    }
    return new PushOutcome(
        tx.addition().epoch(), hwm, placed, rejected, newest(tx.addition(), placed));
  }

  private static List<ClientFrame.Cursor> newest(Past log, List<ServerFrame.Placed> placed) {
    return placed.stream()
        .map(ServerFrame.Placed::place)
        .max(Comparator.comparingLong(PlacedEvent.Place::pos))
        .map(last -> new ClientFrame.Cursor(last.partition(), last.pos(), log.proof(last.pos())))
        .stream()
        .toList();
  }

  /** Refuses the events of a push for a reason that lies with the store. */
  PushOutcome refuse(OpenLogTx tx, Push push, PushRule.Refusal refusal) {
    List<ServerFrame.Reject> rejected = new ArrayList<>();
    for (Event event : push.events()) {
      keepRejected(tx, push.user(), event, refusal);
      rejected.add(reject(event, refusal));
    }
    return new PushOutcome(
        tx.addition().epoch(),
        push.events().getLast().origin().seq(),
        List.of(),
        rejected,
        List.of());
  }

  private static ServerFrame.Reject reject(Event event, PushRule.Refusal refusal) {
    return new ServerFrame.Reject(event.origin().seq(), event.id(), refusal.code(), refusal.text());
  }

  private static void requireOwn(ClientFrame.Device from, Event event) {
    Event.Origin origin = event.origin();
    if (!origin.device().equals(from.id()) || origin.epoch() != from.epoch()) {
      throw new PushException(
          CloseCode.BAD_FRAME, "an event of another device or epoch was pushed");
    }
  }

  /** Answers for an event that was dealt with before, or whose number another one had. */
  private static void recall(
      OpenLogTx tx,
      Event event,
      List<ServerFrame.Placed> placed,
      List<ServerFrame.Reject> rejected) {
    long seq = event.origin().seq();
    Optional<PlacedEvent> known = tx.addition().find(event.id());
    if (known.isPresent()) {
      placed.add(new ServerFrame.Placed(seq, known.get().place()));
    } else {
      rejected.add(
          rejectedBefore(tx, event)
              .orElseThrow(
                  () ->
                      new PushException(
                          CloseCode.FORK,
                          "sequence " + seq + " of this device is another event in the log")));
    }
  }

  private static Optional<ServerFrame.Reject> rejectedBefore(OpenLogTx tx, Event event) {
    Event.Origin origin = event.origin();
    return tx.reading()
        .createQuery(REJECTED_BEFORE)
        .bind(0, Columns.bytes(origin.device().value()))
        .bind(1, origin.epoch())
        .bind(2, origin.seq())
        .bind(3, Columns.bytes(event.id().value()))
        .map(
            (row, context) ->
                new ServerFrame.Reject(
                    origin.seq(), event.id(), row.getString(1), row.getString(2)))
        .findFirst();
  }

  private void store(
      OpenLogTx tx,
      String user,
      Event event,
      List<ServerFrame.Placed> placed,
      List<ServerFrame.Reject> rejected) {
    long seq = event.origin().seq();
    Optional<PlacedEvent> twin = tx.addition().find(event.id());
    if (twin.isPresent()) {
      // Re-queued under a new epoch after a fork: it has its place already.
      tx.addition().dealtWith(event.origin());
      placed.add(new ServerFrame.Placed(seq, twin.get().place()));
      return;
    }
    Judged judged = judge(tx.reading(), user, event);
    if (judged.refusal().isPresent()) {
      PushRule.Refusal refusal = judged.refusal().get();
      keepRejected(tx, user, event, refusal);
      rejected.add(reject(event, refusal));
      return;
    }
    placed.add(new ServerFrame.Placed(seq, tx.append(event, judged.fact()).place()));
  }

  private Judged judge(Handle handle, String user, Event event) {
    Fact fact;
    try {
      fact = FactCodec.decode(event.content());
    } catch (IllegalArgumentException e) {
      return new Judged(
          new org.citizendesk.protocol.fact.UnknownFact(event.content()),
          Optional.of(new PushRule.Refusal("bad-payload", String.valueOf(e.getMessage()))));
    }
    Optional<PushRule.Refusal> refusal =
        rules.pushRules().stream()
            .flatMap(rule -> rule.check(handle, user, event, fact).stream())
            .findFirst();
    return new Judged(fact, refusal);
  }

  private void keepRejected(OpenLogTx tx, String user, Event event, PushRule.Refusal refusal) {
    Event.Origin origin = event.origin();
    ContactId contact = event.subject().contact();
    tx.handle()
        .execute(
            KEEP_REJECTED,
            Columns.bytes(origin.device().value()),
            origin.epoch(),
            origin.seq(),
            Columns.bytes(event.id().value()),
            refusal.code(),
            refusal.text(),
            event.content().type() + "\n" + event.content().payload(),
            clock.millis(),
            user,
            event.occurredAt().toEpochMilli(),
            Columns.bytes(event.subject().citizen().value()),
            origin.session(),
            contact == null ? null : Columns.bytes(contact.value()),
            event.content().version(),
            event.hlc());
    tx.addition().dealtWith(origin);
  }

  private record Judged(Fact fact, Optional<PushRule.Refusal> refusal) {}
}
