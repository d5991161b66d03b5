// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The versions of one article in one language. */
final class ArticleLine {
  private final List<Article> versions;

  /**
   * @param versions at least one
   */
  ArticleLine(List<Article> versions) {
    this.versions =
        versions.stream().sorted(Comparator.comparing(it -> it.key().version())).toList();
  }

  String language() {
    return versions.getFirst().key().language();
  }

  List<Article> versions() {
    return versions;
  }

  Optional<Article> inForce(LocalDate asOf, LocalDate knownAt) {
    return versions.reversed().stream()
        .filter(version -> isKnown(version, knownAt))
        .filter(version -> period(version, knownAt).contains(asOf))
        .findFirst();
  }

  Period period(Article version) {
    return period(version, LocalDate.MAX);
  }

  private Period period(Article version, LocalDate knownAt) {
    Period period = Period.of(version.validity());
    for (Article later : versions) {
      if (isKnown(later, knownAt) && supersedes(later, version)) {
        period = period.endingBy(later.validity().from());
      }
    }
    return period;
  }

  private static boolean isKnown(Article version, LocalDate knownAt) {
    return !version.validity().recorded().isAfter(knownAt);
  }

  private static boolean supersedes(Article later, Article earlier) {
    return Objects.equals(later.validity().supersedes(), earlier.key().version());
  }
}
