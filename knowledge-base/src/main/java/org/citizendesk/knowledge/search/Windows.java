// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a section into pieces that a sentence model can read whole. */
final class Windows {
  private static final int WORDS = 120;
  private static final int MOST = 40;

  private Windows() {}

  /** Returns the pieces, each under the title and the heading; one at least. */
  static List<String> of(String title, Section section) {
    String head = section.heading().isEmpty() ? title : title + ". " + section.heading();
    String[] words = section.text().strip().split("\\s+");
    List<String> windows = new ArrayList<>();
    for (int from = 0; from < words.length && windows.size() < MOST; from += WORDS) {
      int to = Math.min(from + WORDS, words.length);
      windows.add(head + ". " + String.join(" ", Arrays.copyOfRange(words, from, to)));
    }
    return windows;
  }
}
