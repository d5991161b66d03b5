// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: anything up to a bound that doubles each time (full
 * jitter), but never quite nothing.
 */
final class Backoff {
  private final Duration base;
  private final Duration cap;
  private final RandomGenerator random;
  private int attempts;

  Backoff(Duration base, Duration cap, RandomGenerator random) {
    this.base = base;
    this.cap = cap;
    this.random = random;
  }

  /** Returns the next wait. */
  Duration next() {
    return delay(attempts++, base, cap, random);
  }

  /** Something got done: the next wait is a short one again. */
  void reset() {
    attempts = 0;
  }

  static Duration delay(int attempt, Duration base, Duration cap, RandomGenerator random) {
    long bound = Math.min(cap.toMillis(), base.toMillis() << Math.min(attempt, 20));
    long least = Math.min(bound, base.toMillis() / 4);
    return Duration.ofMillis(random.nextLong(least, bound + 1));
  }
}
