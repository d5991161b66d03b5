// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Ranker;
import org.citizendesk.knowledge.search.BundledRanker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ranker for each question. One that the program comes with judges only questions about
 * articles that it did not learn from; the others are judged by one that learned from the other
 * parts of the questions.
 */
final class Learned {
  private static final int PARTS = 5;

  private final Map<String, Ranker> byQuestion = new HashMap<>();
  private final Optional<Ranker> shipped;
  private final int validated;

  /**
   * @param switched the questions after a change of topic, from which is learned as well
   */
  Learned(
      List<Question> questions,
      List<Question> switched,
      Folds folds,
      KnowledgeBase knowledge,
      Embedder embedder) {
    shipped = BundledRanker.find();
    List<Question> seen =
        questions.stream()
            .filter(
                question -> shipped.isEmpty() || shipped.get().learnedFrom(folds.article(question)))
            .toList();
    validated = seen.size();
    List<List<Question>> parts = folds.deal(seen, PARTS);
    Lessons lessons = new Lessons(seen, switched, knowledge, embedder);
    for (List<Question> part : parts) {
      List<Question> others = new ArrayList<>(seen);
      others.removeAll(part);
      Ranker ranker = lessons.learn(others, folds);
      part.forEach(question -> byQuestion.put(question.id(), ranker));
    }
  }

  Ranker of(Question question) {
    return byQuestion.containsKey(question.id())
        ? byQuestion.get(question.id())
        : shipped.orElseThrow();
  }

  String describe(int questions) {
    return "%d questions by the ranker that comes with the program, %d by %d-fold cross-validation"
        .formatted(questions - validated, validated, PARTS);
  }
}
