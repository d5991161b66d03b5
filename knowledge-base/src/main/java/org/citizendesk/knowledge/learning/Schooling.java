// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Ranker;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Learns the order of hits from what readers of articles quoted and read. Questions name a section
 * as {@code article#anchor}.
 */
public final class Schooling {
  private Schooling() {}

  /**
   * What came of it.
   *
   * @param unknown how many questions are about sections that are not there any more
   * @param unread how many are in a language that the model does not read, and so are not ordered
   */
  public record Outcome(Ranker ranker, Trial trial, int unknown, int unread) {}

  /**
   * Learns. Takes some ten milliseconds for each passage, and some tens for each question.
   *
   * @param asOf whose versions are asked
   * @throws KnowledgeException if the questions teach nothing about these articles, or the model
   *     fails on this machine
   */
  public static Outcome learn(
      ArticleLibrary library, List<Question> questions, Embedder embedder, AsOf asOf) {
    List<Folds.Passage> passages = passages(library);
    Set<String> names = new HashSet<>();
    passages.forEach(passage -> names.add(passage.name()));
    List<Question> read =
        questions.stream().filter(question -> embedder.reads(question.scope().language())).toList();
    List<Question> known =
        read.stream()
            .filter(question -> question.relevant().stream().anyMatch(names::contains))
            .toList();
    Folds folds = new Folds(passages, known);
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library)) {
      knowledge.learn(() -> embedder);
      if (knowledge.depth() != Depth.MEANING) {
        throw new KnowledgeException("this machine cannot work out what passages mean", null);
      }
      Course course =
          new Course(
              knowledge,
              new Remembering(embedder),
              question -> request(question, asOf),
              Schooling::name);
      Lessons lessons = new Lessons(known, folds, course);
      if (lessons.teaching() == 0) {
        throw new KnowledgeException(
            "none of the %d questions teaches anything about these articles"
                .formatted(questions.size()),
            null);
      }
      Trial trial = Trial.of(known, lessons, course);
      return new Outcome(
          lessons.learn(known), trial, read.size() - known.size(), questions.size() - read.size());
    }
  }

  private static List<Folds.Passage> passages(ArticleLibrary library) {
    List<Folds.Passage> passages = new ArrayList<>();
    for (Article article : library.articles()) {
      for (Section section : article.sections()) {
        String id = article.key().id();
        passages.add(new Folds.Passage(name(id, section.anchor()), id, article.title()));
      }
    }
    return passages;
  }

  private static String name(SearchHit hit) {
    return name(hit.article().id(), hit.anchor());
  }

  private static String name(String article, String anchor) {
    return article + "#" + anchor;
  }

  private static SearchRequest request(Question question, AsOf asOf) {
    Question.Scope scope = question.scope();
    return SearchRequest.inConversation(question.text(), question.before(), scope.language(), asOf)
        .in(scope.program().isEmpty() ? Set.of() : Set.of(scope.program()))
        .at(scope.place().orElse(null))
        .sections();
  }
}
