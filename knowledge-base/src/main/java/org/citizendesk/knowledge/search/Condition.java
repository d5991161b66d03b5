// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleKind;
import java.time.LocalDate;
import java.util.Set;

/** Something that must be true of every section that is found. */
public sealed interface Condition {
  /** Where words must stand. */
  enum Where {
    /** In the title, the heading, the text or the citizen's words. */
    ANYWHERE,
    TITLE,
    HEADING
  }

  /**
   * Has all of some words, whatever their endings.
   *
   * @param text one word at least, else it holds for all
   * @param inARow whether they stand side by side
   * @param unfinished whether the last one may be the beginning of a longer one
   */
  record Words(Where where, String text, boolean inARow, boolean unfinished) implements Condition {}

  /** Has a word that begins so. */
  record Beginning(String letters) implements Condition {}

  /** Has a word that is spelt like this, one or two letters aside. */
  record Like(String word) implements Condition {}

  /** Which day of an article. */
  enum Day {
    /** The first on which it is in force. */
    EFFECTIVE,
    /** The one on which it was written down. */
    RECORDED
  }

  /**
   * Belongs to an article with such a day.
   *
   * @param from the first that counts
   * @param to the last that counts
   */
  record Dated(Day day, LocalDate from, LocalDate to) implements Condition {}

  /** Belongs to one of some articles. */
  record OneOf(Set<ArticleKey> articles) implements Condition {
    /** Copies the set. */
    public OneOf {
      articles = Set.copyOf(articles);
    }
  }

  /** Says that kind of thing. */
  record OfKind(ArticleKind kind) implements Condition {}

  /** Does not fulfil another condition. */
  record Not(Condition condition) implements Condition {}
}
