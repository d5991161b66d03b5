// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.ranking.Judged;
import org.citizendesk.knowledge.ranking.Ranker;
import org.citizendesk.knowledge.ranking.Trainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What can be learned from each question, in each way in which it is asked. */
public final class Lessons {
  private static final int PARTS = 5;

  private final Map<String, List<Judged>> byQuestion = new HashMap<>();
  private final Folds folds;

  /**
   * Looks at what the articles have for each question.
   *
   * @param questions those of one id are one question, asked in several ways
   * @param folds knows their articles
   */
  public Lessons(List<Question> questions, Folds folds, Course course) {
    this.folds = folds;
    for (Question question : questions) {
      byQuestion
          .computeIfAbsent(question.id(), id -> new ArrayList<>())
          .add(course.judged(question));
    }
  }

  /** Returns how many questions teach anything. */
  public long teaching() {
    return byQuestion.values().stream().filter(it -> it.stream().anyMatch(Judged::teaches)).count();
  }

  /** Learns from some of the questions. */
  public Ranker learn(List<Question> from) {
    Set<String> articles = new TreeSet<>();
    List<Judged> judged = new ArrayList<>();
    for (Question question : from) {
      articles.add(folds.article(question));
      judged.addAll(byQuestion.getOrDefault(question.id(), List.of()));
    }
    return new Trainer(Trainer.Settings.USUAL).learn(KnowledgeBase.evidence(), judged, articles);
  }

  /**
   * Learns in parts, so that each question can be judged by what was learned without it and without
   * others about the same articles.
   *
   * @return by the id of the question
   */
  public Map<String, Ranker> crossValidated(List<Question> questions) {
    Map<String, Ranker> byId = new HashMap<>();
    for (List<Question> part : folds.deal(questions, PARTS)) {
      List<Question> others = new ArrayList<>(questions);
      others.removeAll(part);
      Ranker ranker = learn(others);
      part.forEach(question -> byId.put(question.id(), ranker));
    }
    return byId;
  }

  /** Returns in how many parts questions are dealt out. */
  public static int parts() {
    return PARTS;
  }
}
