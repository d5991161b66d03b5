// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleSource;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.Problem;
import org.citizendesk.knowledge.article.Section;
import java.util.Map;

/** Where an article stands, for problems that point there. */
record Place(ArticleSource source) {
  static Place of(LibraryReading reading, Article article) {
    ArticleSource unknown = new ArticleSource(article.key().toString(), Map.of(), Map.of());
    return new Place(reading.sources().getOrDefault(article.key(), unknown));
  }

  Problem at(String key, String rule, String message) {
    return Problem.warning(source.file(), source.line(key), rule, key + ": " + message);
  }

  Problem at(Section section, String rule, String message) {
    return Problem.warning(source.file(), source.lineOf(section), rule, message);
  }

  Problem whole(String rule, String message) {
    return Problem.warning(source.file(), 1, rule, message);
  }
}
