// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Judged;
import org.citizendesk.knowledge.ranking.Ranker;
import org.citizendesk.knowledge.ranking.Trainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be learned from each question: as it was asked, and asked after a change of topic, so
 * that a ranker does not trust the conversation more than it may.
 */
final class Lessons {
  private final Map<String, List<Judged>> byQuestion = new HashMap<>();

  Lessons(
      List<Question> questions,
      List<Question> switched,
      KnowledgeBase knowledge,
      Embedder embedder) {
    for (List<Question> all : List.of(questions, switched)) {
      for (Question question : all) {
        byQuestion
            .computeIfAbsent(question.id(), id -> new ArrayList<>())
            .add(judge(question, knowledge, embedder));
      }
    }
  }

  /** Learns from some of the questions. */
  Ranker learn(List<Question> from, Folds folds) {
    Set<String> articles = new TreeSet<>();
    List<Judged> judged = new ArrayList<>();
    for (Question question : from) {
      articles.add(folds.article(question));
      judged.addAll(byQuestion.getOrDefault(question.id(), List.of()));
    }
    return new Trainer(Trainer.Settings.USUAL).learn(KnowledgeBase.evidence(), judged, articles);
  }

  private static Judged judge(Question question, KnowledgeBase knowledge, Embedder embedder) {
    return knowledge.judged(
        Asking.inConversation(question),
        embedder,
        hit -> question.relevant().contains(hit.anchor()));
  }
}
