// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.quiz;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.article.RuleInPlace;
import org.citizendesk.knowledge.article.Standing;
import org.citizendesk.knowledge.quiz.Choice.Why;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes questions of facts that differ between versions and places. The wrong answers are what
 * other versions and places say of the same thing, so that each can be explained. The same random
 * numbers give the same questions.
 *
 * <p>Making one reads all articles, some ten milliseconds for each hundred.
 */
public final class Quiz {
  private static final int FEWEST_WRONG = 2;
  private static final int MOST_WRONG = 3;

  private final ArticleLibrary library;
  private final Map<String, List<Statement>> statements = new LinkedHashMap<>();

  /** Finds what can be asked. */
  public Quiz(ArticleLibrary library) {
    this.library = library;
    for (Article article : library.articles()) {
      if (article.state().isFound()) {
        for (Statement statement : Statements.of(article)) {
          statements.computeIfAbsent(statement.key(), key -> new ArrayList<>()).add(statement);
        }
      }
    }
  }

  /**
   * Returns questions in a random order, none of them twice.
   *
   * @param which the versions that may have the answer
   * @param most how many at most; there may be fewer
   */
  public List<Question> questions(Predicate<Article> which, int most, Random random) {
    List<Statement> all =
        new ArrayList<>(
            statements.values().stream()
                .filter(same -> same.size() > FEWEST_WRONG)
                .flatMap(List::stream)
                .filter(it -> which.test(it.article()))
                .toList());
    Collections.shuffle(all, random);
    List<Question> questions = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    // First each thing once, then the same things for other days and places.
    for (boolean again : List.of(false, true)) {
      for (Statement statement : all) {
        if (questions.size() < most && asked.contains(statement.key()) == again) {
          Optional<Question> question =
              question(statement, random).filter(it -> !questions.contains(it));
          question.ifPresent(questions::add);
          question.ifPresent(it -> asked.add(statement.key()));
        }
      }
    }
    return questions;
  }

  /** Returns every question that can be asked, with its choices in the order of the library. */
  List<Question> all() {
    return statements.values().stream()
        .flatMap(List::stream)
        .flatMap(statement -> question(statement, new Random(0)).stream())
        .toList();
  }

  private Optional<Question> question(Statement right, Random random) {
    Article article = right.article();
    Period period = library.period(article);
    LocalDate day = period.from();
    if (period.isEmpty() || !isRule(article, day)) {
      return Optional.empty();
    }
    List<Choice> wrong = wrong(right, day);
    if (wrong.size() < FEWEST_WRONG) {
      return Optional.empty();
    }
    List<Choice> choices = new ArrayList<>(wrong.subList(0, Math.min(MOST_WRONG, wrong.size())));
    choices.add(choice(right, Why.RIGHT));
    Collections.shuffle(choices, random);
    return Optional.of(new Question(right.asked(), article.jurisdiction(), day, choices));
  }

  /** Returns whether the version is what counts on the day where it holds. */
  private boolean isRule(Article article, LocalDate day) {
    ArticleKey key = article.key();
    return library
        .rule(article.topic(), key.language(), article.jurisdiction(), AsOf.of(day))
        .map(RuleInPlace::rule)
        .filter(rule -> rule.key().equals(key))
        .isPresent();
  }

  /** Returns wrong answers, the most tempting first: those of the same place, and of those days. */
  private List<Choice> wrong(Statement right, LocalDate day) {
    Set<String> values = new HashSet<>(Set.of(right.plainValue()));
    return statements.getOrDefault(right.key(), List.of()).stream()
        .map(it -> choice(it, why(it.article(), right.article(), day)))
        .sorted(
            Comparator.comparing((Choice it) -> it.why() == Why.ELSEWHERE)
                .thenComparing(it -> Math.abs(it.period().from().toEpochDay() - day.toEpochDay()))
                .thenComparing(it -> it.article().key().toString()))
        .filter(it -> values.add(Statement.plain(it.value())))
        .toList();
  }

  private Why why(Article article, Article right, LocalDate day) {
    Jurisdiction place = right.jurisdiction();
    if (!article.jurisdiction().equals(place)) {
      return Why.ELSEWHERE;
    }
    return switch (library.standing(article, AsOf.of(day))) {
      case Standing.Future _ -> Why.LATER;
      case Standing.Expired _ -> Why.EARLIER;
      case Standing.NotKnown _, Standing.InForce _, Standing.ChangedSinceContact _ -> Why.CORRECTED;
    };
  }

  private Choice choice(Statement statement, Why why) {
    return new Choice(
        statement.value(),
        why,
        statement.article(),
        statement.section(),
        library.period(statement.article()));
  }
}
