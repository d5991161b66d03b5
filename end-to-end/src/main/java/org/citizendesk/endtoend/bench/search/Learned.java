// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.learning.Folds;
import org.citizendesk.knowledge.learning.Lessons;
import org.citizendesk.knowledge.learning.Question;
import org.citizendesk.knowledge.ranking.Ranker;
import org.citizendesk.knowledge.search.BundledRanker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ranker for each question. One that the program comes with judges only questions about
 * articles that it did not learn from; the others are judged by one that learned from the other
 * parts of the questions.
 */
final class Learned {
  private final Map<String, Ranker> byQuestion;
  private final Optional<Ranker> shipped;
  private final int validated;

  /**
   * @param lessons of those questions that the program's ranker may have learned from
   */
  Learned(List<Question> questions, Folds folds, Function<List<Question>, Lessons> lessons) {
    shipped = BundledRanker.find();
    List<Question> seen =
        questions.stream()
            .filter(
                question -> shipped.isEmpty() || shipped.get().learnedFrom(folds.article(question)))
            .toList();
    validated = seen.size();
    byQuestion = lessons.apply(seen).crossValidated(seen);
  }

  Ranker of(Question question) {
    return byQuestion.containsKey(question.id())
        ? byQuestion.get(question.id())
        : shipped.orElseThrow();
  }

  String describe(int questions) {
    return "%d questions by the ranker that comes with the program, %d by %d-fold cross-validation"
        .formatted(questions - validated, validated, Lessons.parts());
  }
}
