// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

import org.citizendesk.endtoend.citizens.Concern;
import org.citizendesk.endtoend.citizens.Concerns;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.search.SearchRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long it takes to open the knowledge base and to search it while an agent types. */
final class TypingBench {
  private static final int MOST = 1_000_000;

  private TypingBench() {}

  static List<Figure> measure(int seconds) {
    long start = System.nanoTime();
    try (KnowledgeBase knowledge = KnowledgeBase.bundled()) {
      double open = (System.nanoTime() - start) / 1e6;
      List<String> typed =
          Concerns.in("en").stream().map(Concern::opening).flatMap(TypingBench::typing).toList();
      times(knowledge, typed, 1);
      long[] times = times(knowledge, typed, seconds);
      return List.of(
          new Figure("knowledge base, first opening in this process", open, "ms"),
          new Figure("search as you type, median", Percentile.millis(times, 0.50), "ms"),
          new Figure("search as you type, 95th percentile", Percentile.millis(times, 0.95), "ms"),
          new Figure("search as you type, 99th percentile", Percentile.millis(times, 0.99), "ms"));
    }
  }

  /** Every third state of the search field while somebody types the sentence. */
  private static java.util.stream.Stream<String> typing(String sentence) {
    return java.util.stream.IntStream.iterate(3, i -> i < sentence.length(), i -> i + 3)
        .mapToObj(i -> sentence.substring(0, i));
  }

  private static long[] times(KnowledgeBase knowledge, List<String> typed, int seconds) {
    long[] times = new long[MOST];
    int count = 0;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end && count < MOST) {
      long begin = System.nanoTime();
      knowledge.search(
          SearchRequest.of(typed.get(count % typed.size()), "en", LocalDate.of(2026, 11, 21)));
      times[count] = System.nanoTime() - begin;
      count++;
    }
    long[] taken = Arrays.copyOf(times, count);
    Arrays.sort(taken);
    return taken;
  }
}
