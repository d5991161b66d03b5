// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that a story sets, so that history can be written as if it had happened then.
 *
 * <p>Thread-safe.
 */
public final class StoryClock extends Clock {
  private volatile Instant now;

  /** Begins at {@code start}. */
  public StoryClock(Instant start) {
    this.now = start;
  }

  /** Goes to another time. */
  public void set(Instant time) {
    now = time;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
