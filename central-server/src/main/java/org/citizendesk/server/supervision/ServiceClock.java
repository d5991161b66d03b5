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
 * @param decided when the first question counts, if nothing happens before; null if it does not
 * @param inTime whether it was answered by then
 */
record ServiceClock(
    String queue,
    Channel channel,
    AnswerClock clock,
    @Nullable Instant due,
    @Nullable Instant decided,
    boolean inTime) {

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
    return new ServiceClock(
        opened.queue(), opened.channel(), AnswerClock.BEGINNING, null, null, false);
  }

  /** Returns how it stands after one more event of the contact. */
  ServiceClock after(Fact fact, Instant at, Promises promises) {
    String now = fact instanceof ContactFact.Queued queued ? queued.queue() : queue;
    AnswerClock next = clock.after(fact, at);
    if (next.equals(clock) && now.equals(queue)) {
      return this;
    }
    Instant asked = next.asked();
    if (asked != null) {
      Instant until = promises.due(now, asked);
      return new ServiceClock(now, channel, next, until, next.first() ? until : decided, inTime);
    }
    return clock.first() && !next.first()
        ? firstIsOver(now, next, fact, at)
        : new ServiceClock(now, channel, next, null, decided, inTime);
  }

  private ServiceClock firstIsOver(String now, AnswerClock next, Fact fact, Instant at) {
    if (due == null || at.isAfter(due)) {
      return new ServiceClock(now, channel, next, null, due, false);
    }
    boolean closed = fact instanceof ContactFact.WrappedUp;
    boolean gaveUp = fact instanceof ChatFact.Ended ended && ended.by() == ChatFact.Author.CITIZEN;
    boolean sentAway = fact instanceof ChatFact.Ended && !gaveUp;
    Instant counts = closed || sentAway ? null : at;
    return new ServiceClock(now, channel, next, null, counts, counts != null && !gaveUp);
  }
}
