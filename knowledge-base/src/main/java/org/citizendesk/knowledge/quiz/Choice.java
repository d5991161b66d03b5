// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.quiz;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.article.Section;

/**
 * A possible answer, and where it comes from.
 *
 * @param value as the article writes it
 * @param why why it is right or wrong
 * @param article the version that says so
 * @param section where it says so
 * @param period the days on which that version is in force
 */
public record Choice(String value, Why why, Article article, Section section, Period period) {
  /** Why an answer is right or wrong. */
  public enum Why {
    /** It is what counts on the day at the place. */
    RIGHT,
    /** It held there before the day. */
    EARLIER,
    /** It holds there later. */
    LATER,
    /** It was said of the day, and found to be wrong. */
    CORRECTED,
    /** It is the rule of another place. */
    ELSEWHERE
  }

  /** Returns whether it is the answer. */
  public boolean isRight() {
    return why == Why.RIGHT;
  }
}
