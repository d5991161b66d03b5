// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

/** Text as people type it, without what only machines see. */
final class Plain {
  private Plain() {}

  /** Returns the text with plain line ends, and blanks for other control characters. */
  static String text(String typed) {
    return clean(typed.replace("\r\n", "\n").replace('\r', '\n'), "\n\t");
  }

  /** Returns one line without blanks around it. */
  static String line(String typed) {
    return clean(typed, "").strip();
  }

  private static String clean(String text, String allowed) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) && allowed.indexOf(c) < 0 ? ' ' : c)
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
