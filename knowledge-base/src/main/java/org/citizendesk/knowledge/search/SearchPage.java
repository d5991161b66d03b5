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
 * @param newTopic whether part of the conversation counted less, since it seems to be about
 *     something else
 * @param notes what of the typed text could not be used, and why; for the user
 */
public record SearchPage(
    List<SearchHit> hits, @Nullable String corrected, boolean newTopic, List<String> notes) {
  /** Copies the lists. */
  public SearchPage {
    hits = List.copyOf(hits);
    notes = List.copyOf(notes);
  }

  /** Returns the same page with notes. */
  public SearchPage saying(List<String> newNotes) {
    return new SearchPage(hits, corrected, newTopic, newNotes);
  }

  /** Returns whether nothing was found. */
  public boolean isEmpty() {
    return hits.isEmpty();
  }
}
