// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.knowledge.article.ArticleKey;
import java.time.Instant;

/**
 * The user has read a version of an article.
 *
 * @param at when she said so
 * @param sent whether the server has it
 */
public record Confirmation(ArticleKey article, Instant at, boolean sent) {}
