// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a section into pieces that a sentence model can read whole. */
final class Windows {
  private static final int WORDS = 60;

  /** Half a piece, so that what stands at the end of one stands in the middle of the next. */
  private static final int STEP = 30;

  private static final int MOST = 160;

  private Windows() {}

  static String[] words(Section section) {
    return section.text().strip().split("\\s+");
  }

  /** Returns the pieces, each under the title and the heading; one at least. */
  static List<String> of(String title, Section section) {
    String head = section.heading().isEmpty() ? title : title + ". " + section.heading();
    String[] words = words(section);
    List<String> windows = new ArrayList<>();
    int to = 0;
    for (int from = 0; to < words.length && windows.size() < MOST; from += STEP) {
      to = Math.min(from + WORDS, words.length);
      windows.add(head + ". " + String.join(" ", Arrays.copyOfRange(words, from, to)));
    }
    return windows;
  }
}
