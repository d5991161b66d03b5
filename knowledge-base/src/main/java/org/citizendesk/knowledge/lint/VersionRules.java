// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.article.Problem;
import java.time.LocalDate;
import java.util.Optional;

/** Between two versions of an article there should be no day without a rule. */
final class VersionRules {
  private VersionRules() {}

  static Optional<Problem> gap(ArticleLibrary library, Article article, Place place) {
    Period own = library.period(article);
    Optional<LocalDate> ended =
        library.versions(article.key().id(), article.key().language()).stream()
            .map(library::period)
            .filter(period -> !period.isEmpty() && !period.to().isAfter(own.from()))
            .map(Period::to)
            .max(LocalDate::compareTo);
    if (own.isEmpty() || ended.isEmpty() || ended.get().equals(own.from())) {
      return Optional.empty();
    }
    return Optional.of(
        place.at(
            "effective-from",
            "gap",
            "no version is in force from %s until before %s".formatted(ended.get(), own.from())));
  }
}
