// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that is wrong with a set of articles, and all that should be better. */
public final class LibraryLint {
  private LibraryLint() {}

  /**
   * Checks what was read. Nothing leaves the machine.
   *
   * @param today the day to judge overdue reviews by
   * @return what the reading found and what this finds, ordered by file and line
   */
  public static List<Problem> check(
      LibraryReading reading, ReadingTargets targets, LocalDate today) {
    List<Problem> problems = new ArrayList<>(reading.problems());
    for (Article article : reading.overdue(today)) {
      Place place = Place.of(reading, article);
      problems.add(
          place.at(
              "review-by", "overdue", "was to be reviewed by " + article.validity().reviewBy()));
    }
    for (Article article : reading.library().articles()) {
      Place place = Place.of(reading, article);
      VersionRules.gap(reading.library(), article, place).ifPresent(problems::add);
      problems.addAll(CitationRules.check(article, place));
      problems.addAll(LinkRules.check(reading.library(), article, place));
      problems.addAll(ReadingRules.check(article, targets, place));
    }
    problems.sort(Comparator.comparing(Problem::file).thenComparing(Problem::line));
    return List.copyOf(problems);
  }
}
