// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import java.util.List;

/**
 * A sentence and the words in it that were looked for. The screen decides how a mark looks.
 *
 * @param text plain
 * @param marks in order, without overlap; may be empty
 */
public record Excerpt(String text, List<Mark> marks) {
  static final Excerpt NONE = new Excerpt("", List.of());

  /** Copies the list. */
  public Excerpt {
    marks = List.copyOf(marks);
  }

  /**
   * A marked part of the text.
   *
   * @param start offset of its first char
   * @param end offset after its last char
   */
  public record Mark(int start, int end) {}
}
