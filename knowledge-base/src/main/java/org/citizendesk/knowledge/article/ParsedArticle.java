// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.Map;

/**
 * An article and where its parts stand in its file, so that rules over several files can point at a
 * line.
 */
record ParsedArticle(Article article, String file, Map<String, Integer> lines) {
  int line(String name) {
    return lines.getOrDefault(name, 1);
  }
}
