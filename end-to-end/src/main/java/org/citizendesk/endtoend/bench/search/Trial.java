// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.learning.Quality;
import org.citizendesk.knowledge.learning.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks one way of searching all questions, and judges the answers. */
final class Trial {
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
    Times times = Times.of(questions, timed);
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
        times.p50Ms(),
        times.p99Ms(),
        times.p50CpuMs(),
        times.p99CpuMs());
  }
}
