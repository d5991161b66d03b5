// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Judged;
import org.citizendesk.knowledge.ranking.Ranker;
import org.citizendesk.knowledge.ranking.Trainer;
import org.citizendesk.knowledge.search.BundledRanker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  Learned(List<Question> questions, Folds folds, KnowledgeBase knowledge, Embedder embedder) {
    shipped = BundledRanker.find();
    List<Question> seen =
        questions.stream()
            .filter(
                question -> shipped.isEmpty() || shipped.get().learnedFrom(folds.article(question)))
            .toList();
    validated = seen.size();
    List<List<Question>> parts = folds.deal(seen, PARTS);
    Map<String, Judged> judged = new HashMap<>();
    for (Question question : seen) {
      judged.put(question.id(), judge(question, knowledge, embedder));
    }
    for (List<Question> part : parts) {
      List<Question> others = new ArrayList<>(seen);
      others.removeAll(part);
      Ranker ranker = learn(others, judged, folds);
      part.forEach(question -> byQuestion.put(question.id(), ranker));
    }
  }

  /** Learns from all questions. */
  static Ranker fromAll(
      List<Question> questions, Folds folds, KnowledgeBase knowledge, Embedder embedder) {
    Map<String, Judged> judged = new HashMap<>();
    for (Question question : questions) {
      judged.put(question.id(), judge(question, knowledge, embedder));
    }
    return learn(questions, judged, folds);
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

  private static Ranker learn(List<Question> from, Map<String, Judged> judged, Folds folds) {
    Set<String> articles = new TreeSet<>();
    from.forEach(question -> articles.add(folds.article(question)));
    return new Trainer(Trainer.Settings.USUAL)
        .learn(
            KnowledgeBase.evidence(),
            from.stream().map(question -> judged.get(question.id())).toList(),
            articles);
  }

  private static Judged judge(Question question, KnowledgeBase knowledge, Embedder embedder) {
    return knowledge.judged(
        Asking.inConversation(question),
        embedder,
        hit -> question.relevant().contains(hit.anchor()));
  }
}
