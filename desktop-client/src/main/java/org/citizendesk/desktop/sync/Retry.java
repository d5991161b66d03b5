// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.CloseCode;
import java.util.random.RandomGenerator;

/**
 * When the next connection is tried, and whether the agent need know that there is none: one that
 * worked, and was ended in order or broke, is as a rule back before anybody misses it.
 */
final class Retry {
  /** How long a link may be away before the agent is told that the desktop works by itself. */
  private static final long UNNOTICED_MILLIS = 5000;

  private final Backoff backoff;
  private long dueAt;
  private boolean announced;
  private boolean returning;
  private long missedFrom;

  Retry(RandomGenerator random) {
    this.backoff = new Backoff(random);
  }

  boolean isDue(long now) {
    return now >= dueAt;
  }

  /** Returns whether a link that is away is so only for a moment, as far as is known. */
  boolean isReturning(long now) {
    return returning && now < missedFrom;
  }

  /** Something was stored, or read. */
  void progressed() {
    backoff.progressed();
  }

  /** There is a reason to try at once. */
  void atOnce(long now) {
    dueAt = now;
  }

  /** There will be no further connection. */
  void stop() {
    returning = false;
  }

  /** A connection is tried now. */
  void tried() {
    announced = false;
  }

  /** The server goes away in order, and says when to come back. */
  void announced(long now, long afterMillis) {
    // A server that sends everybody away again and again must not be stormed either.
    dueAt = now + Math.max(afterMillis, backoff.next());
    announced = true;
    returnsAfter(dueAt);
  }

  /**
   * A connection, or a try, ended.
   *
   * @param code that it was closed with, by either side
   * @param lost whether it worked until somebody else ended it
   */
  void ended(CloseCode code, boolean lost, long now) {
    if (announced) {
      return;
    }
    if (code == CloseCode.SLOW_DOWN) {
      dueAt = now + backoff.nextWhenBusy();
      return;
    }
    boolean first = backoff.failures() == 0;
    dueAt = now + backoff.next();
    returning = false;
    if (lost && first && code == CloseCode.GOING_AWAY) {
      returnsAfter(now);
    }
  }

  private void returnsAfter(long awayFrom) {
    returning = true;
    missedFrom = awayFrom + UNNOTICED_MILLIS;
  }
}
