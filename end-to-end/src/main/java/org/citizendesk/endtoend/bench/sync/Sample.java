// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;

/** Times in nanoseconds, of one stretch. Thread-safe. */
final class Sample implements LongConsumer {
  private final List<Long> nanos = new ArrayList<>();
  private boolean taking;

  synchronized void begin() {
    taking = true;
  }

  /** What comes from now on does not count, and what came is in order. */
  synchronized void end() {
    taking = false;
    Collections.sort(nanos);
  }

  @Override
  public synchronized void accept(long time) {
    if (taking) {
      nanos.add(time);
    }
  }

  /** Returns a percentile in microseconds; only after the end. */
  synchronized double micros(double share) {
    if (nanos.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    return nanos.get((int) Math.min(nanos.size() - 1L, Math.round(nanos.size() * share))) / 1e3;
  }

  double millis(double share) {
    return micros(share) / 1e3;
  }
}
