// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.quiz;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Section;

/**
 * A value that a version of an article states.
 *
 * @param key the same for all statements about the same thing, in every version and place
 */
record Statement(String key, Asked asked, String value, Article article, Section section) {
  /**
   * Returns the value in a form in which {@code $1,190} and {@code $1190}, {@code ten} and {@code
   * 10} are the same.
   */
  String plainValue() {
    return plain(value);
  }

  static String plain(String value) {
    return NumberWords.digits(value.replaceAll("[\\s,]", ""));
  }
}
