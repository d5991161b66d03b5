// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleLink;
import org.citizendesk.knowledge.article.Problem;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links between articles must lead somewhere. */
final class LinkRules {
  private static final String RULE = "link";

  private LinkRules() {}

  static List<Problem> check(ArticleLibrary library, Article article, Place place) {
    List<Problem> problems = new ArrayList<>();
    for (Section section : article.sections()) {
      section.blocks().stream()
          .flatMap(block -> block.spans().stream())
          .map(Span::link)
          .distinct()
          .flatMap(link -> ArticleLink.of(link).stream())
          .flatMap(link -> flaw(library, article, link).stream())
          .forEach(flaw -> problems.add(place.at(section, RULE, flaw)));
    }
    return problems;
  }

  private static Optional<String> flaw(ArticleLibrary library, Article from, ArticleLink link) {
    List<Article> targets = library.versions(link.id());
    if (targets.isEmpty()) {
      return Optional.of("links to " + link.id() + ", which is not in the library");
    }
    List<Article> readable =
        targets.stream()
            .filter(target -> target.key().language().equals(from.key().language()))
            .toList();
    if (readable.isEmpty()) {
      return Optional.of("links to %s, which is not in its language".formatted(link.id()));
    }
    boolean leads =
        link.anchor().equals(Section.INTRODUCTION)
            || readable.stream().anyMatch(target -> target.section(link.anchor()).isPresent());
    return leads
        ? Optional.empty()
        : Optional.of("links to %s, which has no section '%s'".formatted(link.id(), link.anchor()));
  }
}
