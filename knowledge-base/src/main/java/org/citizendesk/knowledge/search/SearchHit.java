// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Jurisdiction;

/**
 * An article that was found, at its best section.
 *
 * @param article opens it
 * @param anchor the section to open it at
 * @param heading the section's; empty for the introduction
 * @param excerpt its best sentence
 */
public record SearchHit(
    ArticleKey article,
    String title,
    String program,
    Jurisdiction jurisdiction,
    String anchor,
    String heading,
    Excerpt excerpt) {}
