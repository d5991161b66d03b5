// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.supervision;

import org.citizendesk.protocol.contact.AnswerClock;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * What a queue promises about a contact, and what came of its first question. That counts once, in
 * its queue, at the moment in which it is decided: when it is answered, given up by the citizen or
 * overdue, whichever is first. A contact that an agent closes in time without an answer (an
 * advertisement) counts for nothing.
 *
 * @param due by when the oldest word without an answer is to have one, by the hours of the queue's
 *     calendar; null if there is no such word, or nothing is promised
 * @param decision how the first question counts, if nothing happens before; null if it does not
 */
record ServiceClock(
    String queue,
    Channel channel,
    AnswerClock clock,
    @Nullable Instant due,
    @Nullable Decision decision) {

  /**
   * How a first question counts.
   *
   * @param queue where it was when that was decided
   * @param at when that was, or will be
   * @param inTime whether it was answered by then
   */
  record Decision(String queue, Instant at, boolean inTime) {}

  /** Says by when a word is to be answered. */
  interface Promises {
    /** Returns the moment; null if the queue promises nothing. */
    @Nullable Instant due(String queue, Instant asked);
  }

  /** Returns whether an event can change any clock; most of them, which cost no reading, cannot. */
  static boolean isMovedBy(Fact fact) {
    return fact instanceof ContactFact.Opened
        || fact instanceof ContactFact.Queued
        || AnswerClock.isMovedBy(fact);
  }

  static ServiceClock of(ContactFact.Opened opened) {
    return new ServiceClock(opened.queue(), opened.channel(), AnswerClock.BEGINNING, null, null);
  }

  /** Returns how it stands after one more event of the contact. */
  ServiceClock after(Fact fact, Instant at, Promises promises) {
    String now = fact instanceof ContactFact.Queued queued ? queued.queue() : queue;
    AnswerClock next = clock.after(fact, at);
    if (next.equals(clock) && now.equals(queue)) {
      return this;
    }
    Instant asked = next.asked();
    Instant until = asked == null ? null : promises.due(now, asked);
    return new ServiceClock(now, channel, next, until, decision(fact, at, now, next, until));
  }

  private @Nullable Decision decision(
      Fact fact, Instant at, String now, AnswerClock next, @Nullable Instant until) {
    if (!clock.first() || (decision != null && at.isAfter(decision.at()))) {
      return decision;
    }
    if (next.first()) {
      return until == null ? null : new Decision(now, until, false);
    }
    boolean gaveUp = fact instanceof ChatFact.Ended ended && ended.by() == ChatFact.Author.CITIZEN;
    boolean sentAway =
        fact instanceof ContactFact.WrappedUp || (fact instanceof ChatFact.Ended && !gaveUp);
    return due == null || sentAway ? null : new Decision(now, at, !gaveUp);
  }
}
