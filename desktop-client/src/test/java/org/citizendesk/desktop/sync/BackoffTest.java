// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.junit.jupiter.api.Test;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BackoffTest {
  /** Draws the largest number each time, so that a wait shows its limit. */
  private static final RandomGenerator LARGEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  @Test
  void theLimitDoublesUpToTenSeconds() {
    Backoff backoff = new Backoff(LARGEST);

    List<Long> limits = List.of(500L, 1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L);
    assertEquals(limits, limits.stream().map(any -> backoff.next()).toList());
  }

  @Test
  void aServerThatSaysItIsBusyIsLeftAloneForUpToThirtySeconds() {
    Backoff backoff = new Backoff(LARGEST);

    List<Long> limits = List.of(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L);
    assertEquals(limits, limits.stream().map(any -> backoff.nextWhenBusy()).toList());
  }

  @Test
  void staysWithinBoundsForEver() {
    Backoff backoff = new Backoff(new Random(7));
    for (int i = 0; i < 1000; i++) {
      long wait = backoff.next();
      assertTrue(wait >= 0 && wait <= 10_000, "wait of " + wait);
    }
  }

  @Test
  void spreadsOverTheWholeRange() {
    Random random = new Random(7);
    long below = 0;
    for (int i = 0; i < 1000; i++) {
      Backoff backoff = new Backoff(random);
      below += backoff.next() < 250 ? 1 : 0;
    }

    assertTrue(below > 400 && below < 600, below + " of 1000 in the lower half");
  }

  @Test
  void anOpenSocketAndAWelcomeAreNoProgress() {
    try (SyncBench bench = new SyncBench()) {
      bench.signIn();
      for (int i = 0; i < 40; i++) {
        bench.opened();
        bench.welcome(0, 5);
        bench.lose();
        int before = bench.opens;
        while (bench.opens == before) {
          bench.pass(100);
        }
      }

      // With full jitter the waits are 5 s on average; had a welcome reset them, it would be 0.25
      // s.
      assertEquals(41, bench.opens);
      assertTrue(bench.now > 100_000, "40 tries took only " + bench.now + " ms");
    }
  }

  @Test
  void anAppliedPageOrDeliveryOrAckOrAQuietHeartbeatIsProgress() {
    for (int kind = 0; kind < 4; kind++) {
      try (SyncBench bench = new SyncBench()) {
        bench.signIn();
        for (int i = 0; i < 40; i++) {
          bench.opened();
          bench.welcome(0, bench.cursor() + 1);
          progress(bench, kind);
          bench.lose();
          int before = bench.opens;
          while (bench.opens == before) {
            bench.pass(10);
          }
        }

        assertTrue(bench.now < 40 * 520, "kind " + kind + " took " + bench.now + " ms");
      }
    }
  }

  @Test
  void aServerThatReadsButCannotStoreIsNotStormed() {
    try (SyncBench bench = new SyncBench()) {
      bench.signIn();
      bench.write(SampleEvents.ELENA);
      for (int i = 0; i < 40; i++) {
        bench.opened();
        bench.welcome(0, 0);
        bench.page(0, 0, false);
        bench.receive(new ServerFrame.Heartbeat(List.of()));
        bench.closed(CloseCode.SERVER_ERROR.number());
        int before = bench.opens;
        while (bench.opens == before) {
          bench.pass(100);
        }
      }

      assertTrue(bench.now > 100_000, "40 tries took only " + bench.now + " ms");
    }
  }

  private static void progress(SyncBench bench, int kind) {
    switch (kind) {
      case 0 -> bench.page(bench.cursor(), bench.cursor() + 1, false);
      case 1 -> bench.deliver(bench.cursor(), bench.cursor() + 1);
      case 2 -> {
        bench.page(bench.cursor(), bench.cursor(), false);
        bench.receive(new ServerFrame.Heartbeat(List.of()));
      }
      default -> {
        bench.write(SampleEvents.ELENA);
        bench.step(new Input.Written());
        long seq = bench.store.unsettled(0, 1000).getLast().origin().seq();
        bench.receive(new ServerFrame.Ack(seq, List.of(bench.placed(seq))));
      }
    }
  }
}
