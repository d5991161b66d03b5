// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.canned;

/** What stands at the end of a mail, below a line of two dashes and a space (RFC 3676, 4.3). */
public final class Signature {
  private static final String LINE = "-- ";
  private static final String SEPARATOR = "\n\n" + LINE + "\n";

  private Signature() {}

  /** Returns a text with a signature below it; the text itself if it has one already. */
  public static String below(String text, String signature) {
    return signature.isEmpty() || isIn(text) ? text : text.strip() + SEPARATOR + signature;
  }

  /** Returns how many characters it adds to a text. */
  public static int length(String signature) {
    return signature.isEmpty() ? 0 : SEPARATOR.length() + signature.length();
  }

  /** Returns whether a text has a signature. */
  public static boolean isIn(String text) {
    return text.lines().anyMatch(LINE::equals);
  }

  static boolean isBelow(String text, String signature) {
    return text.endsWith(SEPARATOR + signature);
  }

  static String cut(String text, String signature) {
    return text.substring(0, text.length() - SEPARATOR.length() - signature.length());
  }
}
