// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.endtoend.bench.Percentile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Asks one way of searching all questions, on one thread, and judges the answers. */
final class Trial {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 100;
  private static final int TIMED = 400;

  private Trial() {}

  /** Something that answers a question with the ids of passages, best first. */
  @FunctionalInterface
  interface Way {
    List<String> answer(Question question) throws Exception;
  }

  /**
   * Judges the answers of one way to all questions, and times those of another that answers the
   * same, but reads each question anew.
   */
  static Run run(String name, List<Question> questions, Way judged, Way timed) throws Exception {
    Quality strict = new Quality();
    Quality lenient = new Quality();
    for (Question question : questions) {
      List<String> answer = judged.answer(question);
      strict.add(answer, question.relevant(), question.weight());
      Set<String> all = new HashSet<>(question.relevant());
      all.addAll(question.equivalent());
      lenient.add(answer, all, question.weight());
    }
    Times times = Times.of(sample(questions), timed);
    return new Run(
        name,
        questions.size(),
        strict.r1(),
        strict.r5(),
        strict.r10(),
        strict.mrr10(),
        strict.ndcg10(),
        lenient.r1(),
        lenient.r5(),
        Percentile.millis(times.wall, 0.50),
        Percentile.millis(times.wall, 0.99),
        Percentile.millis(times.cpu, 0.50),
        Percentile.millis(times.cpu, 0.99));
  }

  private static final class Times {
    private final long[] wall;
    private final long[] cpu;

    Times(long[] wall, long[] cpu) {
      this.wall = wall;
      this.cpu = cpu;
    }

    static Times of(List<Question> questions, Way way) throws Exception {
      for (Question question : questions.subList(0, Math.min(WARM_UP, questions.size()))) {
        way.answer(question);
      }
      long[] wall = new long[questions.size()];
      long[] cpu = new long[questions.size()];
      for (int i = 0; i < wall.length; i++) {
        long startCpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        way.answer(questions.get(i));
        wall[i] = System.nanoTime() - start;
        cpu[i] = THREADS.getCurrentThreadCpuTime() - startCpu;
      }
      Arrays.sort(wall);
      Arrays.sort(cpu);
      return new Times(wall, cpu);
    }
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
