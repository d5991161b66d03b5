// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;

/** The simulated time, and what is due in it; nothing happens at the same moment by chance. */
final class Timetable {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private final Trace trace;
  private long now;
  private long order;

  Timetable(Trace trace) {
    this.trace = trace;
  }

  /** Returns the milliseconds since the beginning. */
  long now() {
    return now;
  }

  /**
   * Has something done after so many milliseconds; what comes first at one moment is done first.
   */
  void in(long millis, String what, Runnable action) {
    due.add(new Due(now + millis, order++, what, action));
  }

  /** Does the next thing that is due before that time; returns whether there was one. */
  boolean step(long until) {
    Due next = due.peek();
    if (next == null || next.at > until) {
      now = until;
      return false;
    }
    due.remove();
    now = next.at;
    trace.add(now, next.what);
    next.action.run();
    return true;
  }

  private record Due(long at, long order, String what, Runnable action) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  /** A wall clock that can be wrong. */
  final class WallClock extends Clock {
    private long wrongBy;

    /** Sets how many milliseconds it is wrong from now on. */
    void wrongBy(long millis) {
      wrongBy = millis;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("simulated clocks stay in UTC");
    }

    @Override
    public Instant instant() {
      return START.plusMillis(now + wrongBy);
    }
  }
}
