// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A computer's clock that somebody sets wrong. Thread-safe. */
public final class ShiftedClock extends Clock {
  private final Clock right;
  private volatile Duration shift;

  /** A clock that goes wrong by so much. */
  public ShiftedClock(Clock right, Duration shift) {
    this.right = right;
    this.shift = shift;
  }

  /** Sets it wrong by so much from now on. */
  public void shift(Duration next) {
    shift = next;
  }

  @Override
  public Instant instant() {
    return right.instant().plus(shift);
  }

  @Override
  public ZoneId getZone() {
    return right.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ShiftedClock(right.withZone(zone), shift);
  }
}
