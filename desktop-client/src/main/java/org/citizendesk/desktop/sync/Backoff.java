// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: anything between nothing and a limit that doubles with each
 * failure, so that thousands of desktops do not come back at once. Only real progress resets it: a
 * server that accepts connections and falls over again must not be stormed.
 */
final class Backoff {
  private static final long FIRST_LIMIT_MILLIS = 500;
  private static final long LAST_LIMIT_MILLIS = 30_000;
  private static final int MOST_DOUBLINGS = 16;

  private final RandomGenerator random;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  long next() {
    long limit = Math.min(LAST_LIMIT_MILLIS, FIRST_LIMIT_MILLIS << failures);
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
