// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits text into its sentences. */
public final class Sentences {
  private Sentences() {}

  /**
   * Returns the sentences of a text without the space around them.
   *
   * @param language such as {@code en}
   */
  public static List<String> of(String text, String language) {
    BreakIterator ends = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
    ends.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = ends.first();
    for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
      sentences.add(text.substring(start, end).strip());
      start = end;
    }
    return sentences;
  }
}
