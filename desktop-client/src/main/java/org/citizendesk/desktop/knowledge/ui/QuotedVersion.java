// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.protocol.fact.KnowledgeFact;
import java.util.List;
import java.util.stream.Stream;

/** Finds the very version that was quoted. */
final class QuotedVersion {
  private QuotedVersion() {}

  /**
   * Returns its key, also where the fact does not say in which language.
   *
   * @param guesses languages, the likeliest first
   */
  static ArticleKey find(
      KnowledgeFact.Quoted quoted, List<String> guesses, KnowledgeBase knowledge) {
    List<ArticleKey> keys =
        Stream.concat(Stream.ofNullable(quoted.language()), guesses.stream())
            .map(it -> new ArticleKey(quoted.article(), it, Math.toIntExact(quoted.version())))
            .toList();
    return keys.stream()
        .filter(it -> knowledge.open(it).isPresent())
        .findFirst()
        .orElse(keys.getFirst());
  }
}
