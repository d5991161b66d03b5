// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.endtoend.bench.Percentile;
import org.citizendesk.knowledge.learning.Question;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long one way of searching takes, on one thread, after warming up.
 *
 * @param p50Ms median, ms
 * @param p99Ms 99th percentile, ms
 * @param p50CpuMs median processor time of the thread, ms
 * @param p99CpuMs 99th percentile, ms
 */
record Times(double p50Ms, double p99Ms, double p50CpuMs, double p99CpuMs) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 100;
  private static final int TIMED = 400;

  /** Asks some of the questions. */
  static Times of(List<Question> questions, Trial.Way way) throws Exception {
    List<Question> asked = sample(questions);
    for (Question question : asked.subList(0, Math.min(WARM_UP, asked.size()))) {
      way.answer(question);
    }
    long[] wall = new long[asked.size()];
    long[] cpu = new long[asked.size()];
    for (int i = 0; i < wall.length; i++) {
      long startCpu = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      way.answer(asked.get(i));
      wall[i] = System.nanoTime() - start;
      cpu[i] = THREADS.getCurrentThreadCpuTime() - startCpu;
    }
    Arrays.sort(wall);
    Arrays.sort(cpu);
    return new Times(
        Percentile.millis(wall, 0.50),
        Percentile.millis(wall, 0.99),
        Percentile.millis(cpu, 0.50),
        Percentile.millis(cpu, 0.99));
  }

  /** Returns questions from all over the file. */
  private static List<Question> sample(List<Question> questions) {
    int step = Math.max(1, questions.size() / TIMED);
    return IntStream.range(0, questions.size())
        .filter(i -> i % step == 0)
        .mapToObj(questions::get)
        .limit(TIMED)
        .toList();
  }
}
