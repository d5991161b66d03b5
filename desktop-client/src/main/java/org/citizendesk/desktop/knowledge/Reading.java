// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far the user has read an article.
 *
 * @param article the version that is looked at
 * @param own the user has confirmed this version
 * @param newest the newest version that the user has confirmed; empty if none
 * @param newer the version in force on the day, if it is a later one than the user has confirmed;
 *     it may be the one that is looked at
 */
public record Reading(
    Article article,
    Optional<Confirmation> own,
    Optional<Confirmation> newest,
    Optional<Article> newer) {
  /** Looks at a version. */
  public static Reading of(
      Article article, ArticleLibrary library, LocalDate day, List<Confirmation> confirmed) {
    ArticleKey key = article.key();
    List<Confirmation> versions =
        confirmed.stream()
            .filter(it -> it.article().id().equals(key.id()))
            .filter(it -> it.article().language().equals(key.language()))
            .sorted(Comparator.comparingInt(it -> -it.article().version()))
            .toList();
    Optional<Confirmation> newest = versions.stream().findFirst();
    Optional<Article> newer =
        newest.flatMap(
            last ->
                library
                    .inForce(key.id(), key.language(), day)
                    .filter(it -> it.key().version() > last.article().version()));
    return new Reading(
        article,
        versions.stream().filter(it -> it.article().equals(key)).findFirst(),
        newest,
        newer);
  }
}
