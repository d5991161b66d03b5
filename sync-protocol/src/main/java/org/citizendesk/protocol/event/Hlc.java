// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.event;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A hybrid logical clock (Kulkarni et al., 2014): close to wall time, never backwards, always past
 * what was heard.
 *
 * <p>Thread-safe.
 */
public final class Hlc {
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

  /** Takes note of a reading made elsewhere, so that what follows here is later. */
  public void heard(long reading) {
    last.accumulateAndGet(reading, Math::max);
  }
}
