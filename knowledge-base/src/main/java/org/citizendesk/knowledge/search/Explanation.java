// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Set;

/**
 * Why a section stands where it does among what was found.
 *
 * @param place its place among all sections, from 1
 * @param placeByWords the same if the words alone had counted
 * @param placeByMeaning the same if the meaning alone had counted; null if it did not count
 * @param closeness how close the meanings are, -1 to 1; null if the meaning did not count
 * @param learned whether the order was the one that was learned
 * @param words what of the words it has, the strongest first
 * @param sideBySide words of the question that stand side by side in it
 * @param local whether it was lifted because it holds nearer to the citizen than the country's rule
 */
public record Explanation(
    int place,
    int placeByWords,
    @Nullable Integer placeByMeaning,
    @Nullable Double closeness,
    boolean learned,
    List<Match> words,
    List<String> sideBySide,
    boolean local) {
  /** Copies the lists. */
  public Explanation {
    words = List.copyOf(words);
    sideBySide = List.copyOf(sideBySide);
  }

  /** Where a word stands. */
  public enum Where {
    TITLE,
    HEADING,
    TEXT,
    /** How citizens ask for the article. */
    CITIZEN_WORDS,
    /** Elsewhere in the article. */
    ARTICLE
  }

  /**
   * A word of the question that the section has.
   *
   * @param word without its ending
   * @param share its part of what speaks for the section by words, 0 to 1
   * @param saidBefore whether it was only said earlier in the conversation
   */
  public record Match(String word, Set<Where> where, double share, boolean saidBefore) {
    /** Copies the set. */
    public Match {
      where = Set.copyOf(where);
    }
  }
}
