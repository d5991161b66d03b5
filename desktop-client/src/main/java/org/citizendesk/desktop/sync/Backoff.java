// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: anything between nothing and a limit that doubles with each
 * failure, so that thousands of desktops do not come back at once. Only real progress resets it: a
 * server that accepts connections and falls over again must not be stormed.
 *
 * <p>The limit ends low, so that a desktop is back soon after whatever was wrong is over: the
 * longest unnoticed silence, the longest wait and a connection fit into 30 s together. Only a
 * server that says itself that too many come at once is left alone for longer.
 */
final class Backoff {
  private static final long FIRST_LIMIT_MILLIS = 500;
  private static final long LAST_LIMIT_MILLIS = 10_000;
  private static final long BUSY_LIMIT_MILLIS = 30_000;
  private static final int MOST_DOUBLINGS = 16;

  private final RandomGenerator random;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** Returns how many milliseconds to wait now. */
  long next() {
    return next(LAST_LIMIT_MILLIS);
  }

  /** Returns how many milliseconds to wait now that the server says it is busy. */
  long nextWhenBusy() {
    return next(BUSY_LIMIT_MILLIS);
  }

  private long next(long lastLimit) {
    long limit = Math.min(lastLimit, FIRST_LIMIT_MILLIS << failures);
    failures = Math.min(MOST_DOUBLINGS, failures + 1);
    return random.nextLong(limit + 1);
  }

  void progressed() {
    failures = 0;
  }

  int failures() {
    return failures;
  }
}
