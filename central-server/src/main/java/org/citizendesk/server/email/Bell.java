// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A bell that one thread waits at. Rings that nobody heard are kept, as one.
 *
 * <p>Thread-safe.
 */
final class Bell {
  private final Semaphore rings = new Semaphore(0);

  /** Ends the waiting, or the next one. */
  void ring() {
    rings.release();
  }

  /** Waits for a ring, at most this long. An interrupt ends the waiting too and stays set. */
  void await(Duration longest) {
    try {
      if (rings.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        rings.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
