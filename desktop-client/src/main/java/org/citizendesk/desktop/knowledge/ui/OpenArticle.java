// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.RuleInPlace;
import org.citizendesk.knowledge.article.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An article that is being read.
 *
 * @param anchor the section at which it was opened
 * @param standing on the day for which rules are looked up
 * @param knownOn the day as of whose knowledge it is judged; empty for now
 * @param versions all versions in its language, newest first
 * @param inPlace the rule of its topic that counts where the citizen lives, or else where the
 *     article holds; empty if none is in force there that day
 */
public record OpenArticle(
    Article article,
    String anchor,
    Standing standing,
    Optional<LocalDate> knownOn,
    List<Article> versions,
    Optional<RuleInPlace> inPlace) {
  /** Copies the list. */
  public OpenArticle {
    versions = List.copyOf(versions);
  }

  /**
   * Judges an article.
   *
   * @param when the day for which rules are looked up, and as of whose knowledge
   * @param place where the citizen lives; empty if that is not asked for
   * @param lastContact the day on which the citizen was last in touch; empty if there is none
   */
  static OpenArticle of(
      Article article,
      String anchor,
      KnowledgeBase knowledge,
      AsOf when,
      Optional<Jurisdiction> place,
      Optional<LocalDate> lastContact) {
    ArticleLibrary library = knowledge.library();
    Standing standing =
        lastContact
            .map(day -> library.standing(article, when, day))
            .orElseGet(() -> library.standing(article, when));
    String language = article.key().language();
    Jurisdiction where =
        place.filter(article.jurisdiction()::covers).orElse(article.jurisdiction());
    Optional<RuleInPlace> rule = knowledge.rule(article.topic(), language, where, when);
    return new OpenArticle(
        article,
        anchor,
        standing,
        Optional.of(when.knownOn()).filter(day -> !day.equals(LocalDate.MAX)),
        knowledge.versionsOf(article),
        rule);
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
