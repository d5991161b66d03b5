// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * What was found.
 *
 * @param hits best first, each article once; may be empty
 * @param corrected the text with misspelt words put right, if that is what was searched; null if
 *     the text was searched as typed
 */
public record SearchPage(List<SearchHit> hits, @Nullable String corrected) {
  /** Copies the list. */
  public SearchPage {
    hits = List.copyOf(hits);
  }

  /** Returns whether nothing was found. */
  public boolean isEmpty() {
    return hits.isEmpty();
  }
}
