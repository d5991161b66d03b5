// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Section;
import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * An article that was found, at its best section.
 *
 * @param article opens it
 * @param anchor the section to open it at
 * @param heading the section's; empty for the introduction
 * @param excerpt its best sentence
 * @param federalFloor the federal rule of the same topic that stands below this local one; null if
 *     this is no local rule, or if no place was asked for
 */
public record SearchHit(
    ArticleKey article,
    String title,
    String program,
    Jurisdiction jurisdiction,
    String anchor,
    String heading,
    Excerpt excerpt,
    @Nullable ArticleKey federalFloor) {
  /** Shows an article by how it begins: for lists that no words were searched for. */
  public static SearchHit opening(Article article) {
    Section first = article.sections().getFirst();
    return new SearchHit(
        article.key(),
        article.title(),
        article.program(),
        article.jurisdiction(),
        first.anchor(),
        first.heading(),
        new Excerpt(first.blocks().getFirst().text(), List.of()),
        null);
  }

  /** Returns the same hit with the federal rule that stands below it. */
  public SearchHit above(ArticleKey floor) {
    return new SearchHit(article, title, program, jurisdiction, anchor, heading, excerpt, floor);
  }
}
