// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How long the two mail threads wait: at a bell, and between attempts. */
@Timeout(30)
class BellTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Bell bell = new Bell();

  @Test
  void whatRangBeforeIsHeardAtOnce() {
    bell.ring();

    bell.await(LONG);
  }

  @Test
  void manyRingsAreHeardAsOne() throws Exception {
    bell.ring();
    bell.ring();
    bell.ring();
    bell.await(LONG);

    Thread waiting = Thread.ofPlatform().daemon().start(() -> bell.await(LONG));
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    bell.ring();

    assertTrue(waiting.join(Duration.ofSeconds(10)));
  }

  @Test
  void withoutARingTheWaitingEndsByItself() {
    bell.await(Duration.ofMillis(1));
  }

  @Test
  void anInterruptEndsTheWaitingAndIsNotSwallowed() {
    Thread.currentThread().interrupt();

    bell.await(LONG);

    assertTrue(Thread.interrupted());
  }

  @Test
  void eachAttemptMayWaitTwiceAsLongUpToTheCap() {
    Random random = new Random(3);
    Duration base = Duration.ofMillis(100);
    Duration cap = Duration.ofSeconds(2);

    for (int attempt = 0; attempt < 100; attempt++) {
      long bound = Math.min(2000, 100L << Math.min(attempt, 20));
      int times = attempt;
      long longest =
          IntStream.range(0, 200)
              .mapToLong(i -> Backoff.delay(times, base, cap, random).toMillis())
              .peek(wait -> assertTrue(wait >= 25 && wait <= bound, wait + " of " + bound))
              .max()
              .orElseThrow();
      assertTrue(longest > bound / 2, "the whole range is used");
    }
  }

  @Test
  void afterSomethingWorkedTheWaitIsShortAgain() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), LONG, new Random(4));
    IntStream.range(0, 20).forEach(i -> backoff.next());

    backoff.reset();

    assertTrue(backoff.next().toMillis() <= 100);
  }
}
