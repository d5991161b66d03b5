// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Ranker;
import org.jspecify.annotations.Nullable;

/**
 * What a search may use besides the words.
 *
 * @param embedder of the model that the index was written with
 * @param byWords whether the words count too
 * @param ranker what has been learned about the evidence; null to go without
 */
public record Insight(Embedder embedder, boolean byWords, @Nullable Ranker ranker) {
  /** Returns what of it may be used for a language: null if the model does not read it. */
  static @Nullable Insight in(String language, @Nullable Insight insight) {
    return insight == null || insight.embedder().reads(language) ? insight : null;
  }

  /** Finds by meaning alone. */
  public static Insight meaning(Embedder embedder) {
    return new Insight(embedder, false, null);
  }

  /** Finds by words and meaning. */
  public static Insight both(Embedder embedder) {
    return new Insight(embedder, true, null);
  }

  /** Finds by words and meaning, in the order that was learned. */
  public static Insight ranked(Embedder embedder, Ranker ranker) {
    return new Insight(embedder, true, ranker);
  }
}
