// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

/** Makes single lines of bounded length. */
public final class OneLine {
  private OneLine() {}

  /**
   * Returns the text with each stretch of white space and control characters as one space, cut to
   * {@code max} characters without splitting one.
   */
  public static String of(String text, int max) {
    // Cut first: a header of megabytes is not worth the work.
    String head = cut(text, Math.multiplyExact(4, max));
    String line = head.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return cut(line, max);
  }

  /** Returns at most {@code max} characters, without splitting a surrogate pair. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end);
  }
}
