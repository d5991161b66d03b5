// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.RuleInPlace;
import org.citizendesk.knowledge.article.Standing;
import java.util.List;
import java.util.Optional;

/**
 * An article that is being read.
 *
 * @param anchor the section at which it was opened
 * @param standing on the day for which rules are looked up
 * @param versions all versions in its language, newest first
 * @param inPlace the rule of its topic that counts where the citizen lives, or else where the
 *     article holds; empty if none is in force there that day
 */
public record OpenArticle(
    Article article,
    String anchor,
    Standing standing,
    List<Article> versions,
    Optional<RuleInPlace> inPlace) {
  /** Copies the list. */
  public OpenArticle {
    versions = List.copyOf(versions);
  }

  /** Returns the federal rule that stands below this one; empty if it is none of a place. */
  public Optional<Article> federalFloor() {
    return inPlace.filter(it -> isOfThisArticle(it.rule())).flatMap(RuleInPlace::federalFloor);
  }

  /** Returns the rule that counts instead of this one, since it is of a smaller place. */
  public Optional<Article> moreLocal() {
    return inPlace.map(RuleInPlace::rule).filter(it -> !isOfThisArticle(it));
  }

  private boolean isOfThisArticle(Article other) {
    return other.key().id().equals(article.key().id());
  }
}
