// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.routing.Book;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a contact stands in its queue.
 *
 * @param at since when it counts as waiting: since it came, less its head start
 * @param step the number of the queue's step that is done next when it waits for long
 * @param stepAt when that is; null if there is none
 * @param anySkill whether agents who lack the queue's skills may have it
 * @param preferred who is to have it: served the citizen last, or was chosen by a colleague; null
 *     if anybody may
 * @param preferUntil until when it is kept for her; null if anybody may have it
 * @param alone whether it wants the whole of an agent
 * @param keeping while what is so it is kept for her
 */
public record Place(
    Instant at,
    int step,
    @Nullable Instant stepAt,
    boolean anySkill,
    @Nullable String preferred,
    @Nullable Instant preferUntil,
    boolean alone,
    Keeping keeping) {
  /** How long a contact waits for the agent for whom it is kept, within its time. */
  public enum Keeping {
    /** While she works, however much she has; she served the citizen last. */
    WHILE_AT_WORK(0),
    /** Whether she works or not; a colleague chose her. */
    WHILE_AWAY(1),
    /** While she works and it fits beside what she has in hand; she had put it aside. */
    WHILE_ROOM(2);

    private final int code;

    Keeping(int code) {
      this.code = code;
    }

    /** Returns the number by which the table knows it. */
    int code() {
      return code;
    }

    /** Returns what a number of the table means; one of a newer version is as usual. */
    static Keeping of(long code) {
      return Stream.of(values())
          .filter(each -> each.code == code)
          .findFirst()
          .orElse(WHILE_AT_WORK);
    }
  }

  /** A place of its own, without a head start. */
  public static Place of(Instant at) {
    return new Place(at, 0, null, false, null, null, false, Keeping.WHILE_AT_WORK);
  }

  /** Returns a place at the end of a queue. */
  static Place atTheEnd(Book book, Queue queue, Instant now, Optional<String> before) {
    Place place =
        new Place(
            now.minusSeconds(queue.headStartSeconds()),
            0,
            stepAt(book, queue, 0, now),
            false,
            null,
            null,
            queue.alone(),
            Keeping.WHILE_AT_WORK);
    return queue.preferSeconds() == 0
        ? place
        : before
            .map(
                agent ->
                    place.keptFor(
                        agent, now.plusSeconds(queue.preferSeconds()), Keeping.WHILE_AT_WORK))
            .orElse(place);
  }

  /** Returns its place in another queue, where it counts as having waited since it came. */
  static Place movedOver(Book book, Queue queue, Instant came, Instant now) {
    return new Place(
        came.minusSeconds(queue.headStartSeconds()),
        0,
        stepAt(book, queue, 0, now),
        false,
        null,
        null,
        queue.alone(),
        Keeping.WHILE_AT_WORK);
  }

  /**
   * Returns its place in a queue that a colleague chose, where it counts as having waited since it
   * came. The steps of the queue are for when anybody may have it.
   */
  Place handedOn(Book book, Queue queue, Instant since, Instant now) {
    Instant free = preferUntil == null ? now : preferUntil;
    return new Place(
        since,
        0,
        stepAt(book, queue, 0, free),
        false,
        preferred,
        preferUntil,
        queue.alone(),
        keeping);
  }

  /** Returns its place after a step of its queue. */
  Place escalated(Book book, Queue queue, ContactFact.Escalated fact, Instant now) {
    return new Place(
        at.minusSeconds(fact.headStartSeconds()),
        step + 1,
        stepAt(book, queue, step + 1, now),
        anySkill || fact.anySkill(),
        preferred,
        preferUntil,
        alone,
        keeping);
  }

  /** Returns the same for everybody. */
  Place forAnybody() {
    return new Place(at, step, stepAt, anySkill, null, null, alone, Keeping.WHILE_AT_WORK);
  }

  /** Returns the same, kept for an agent. */
  Place keptFor(String agent, Instant until, Keeping how) {
    return new Place(at, step, stepAt, anySkill, agent, until, alone, how);
  }

  private static @Nullable Instant stepAt(Book book, Queue queue, int step, Instant since) {
    if (step >= queue.steps().size()) {
      return null;
    }
    int before = step == 0 ? 0 : queue.steps().get(step - 1).afterSeconds();
    Duration wait = Duration.ofSeconds(queue.steps().get(step).afterSeconds() - before);
    return book.hours(queue).after(since, wait).orElse(null);
  }
}
