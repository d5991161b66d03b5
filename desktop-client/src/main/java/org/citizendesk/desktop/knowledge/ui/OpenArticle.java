// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Standing;
import java.util.List;

/**
 * An article that is being read.
 *
 * @param anchor the section at which it was opened
 * @param standing on the day for which rules are looked up
 * @param versions all versions in its language, newest first
 */
public record OpenArticle(
    Article article, String anchor, Standing standing, List<Article> versions) {
  /** Copies the list. */
  public OpenArticle {
    versions = List.copyOf(versions);
  }
}
