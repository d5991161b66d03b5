// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertTrue;

class BackoffPropertiesTest {
  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = 10_000;

  @Property(tries = 300)
  void aWaitAtMostDoublesWithEachFailureSinceTheLastProgress(
      @ForAll long seed, @ForAll @Size(max = 60) List<Boolean> successes) {
    Backoff backoff = new Backoff(new Random(seed));
    long limit = FIRST_MILLIS;
    for (boolean success : successes) {
      if (success) {
        backoff.progressed();
        limit = FIRST_MILLIS;
      } else {
        long wait = backoff.next();
        assertTrue(wait >= 0 && wait <= limit, wait + " ms where at most " + limit + " are right");
        limit = Math.min(LONGEST_MILLIS, 2 * limit);
      }
    }
  }
}
