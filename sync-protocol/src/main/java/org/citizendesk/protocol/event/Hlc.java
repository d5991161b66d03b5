// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.event;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A hybrid logical clock (Kulkarni et al., 2014): close to wall time, never backwards, past what
 * was heard.
 *
 * <p>Thread-safe.
 */
public final class Hlc {
  /** How far a reading made elsewhere may be ahead. */
  public static final Duration MAX_AHEAD = Duration.ofDays(1);

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  /**
   * @param clock the wall clock, which may jump
   */
  public Hlc(Clock clock) {
    this.clock = clock;
  }

  /** Returns the next reading: later than each reading before it. */
  public long next() {
    long now = clock.millis() << 16;
    return last.updateAndGet(before -> Math.max(before + 1, now));
  }

  /**
   * Takes note of a reading made elsewhere, so that what follows here is later. A reading more than
   * {@link #MAX_AHEAD} ahead of the wall clock comes from a broken clock and is ignored: otherwise
   * one such device would carry every other clock away with it.
   */
  public void heard(long reading) {
    if (reading <= (clock.millis() + MAX_AHEAD.toMillis()) << 16) {
      last.accumulateAndGet(reading, Math::max);
    }
  }
}
