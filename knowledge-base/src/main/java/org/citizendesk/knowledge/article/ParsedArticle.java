// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

/** An article and where it stands, so that rules over several files can point at a line. */
record ParsedArticle(Article article, ArticleSource source) {
  String file() {
    return source.file();
  }

  int line(String key) {
    return source.line(key);
  }
}
