// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

/**
 * Finds halves of surrogate pairs. A text cut in the middle of an emoji has one; UTF-8 cannot carry
 * it.
 */
final class Surrogates {
  private Surrogates() {}

  /** Returns where the first unpaired surrogate stands, or -1 if there is none. */
  static int firstUnpaired(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!startsPair(text, i)) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /**
   * Returns the same JSON with each unpaired surrogate written as an escape, which is plain ASCII.
   * They can stand only inside JSON strings, where the escape means the same.
   */
  static String escape(String json) {
    if (firstUnpaired(json) < 0) {
      return json;
    }
    StringBuilder safe = new StringBuilder(json.length() + 16);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (!Character.isSurrogate(c)) {
        safe.append(c);
      } else if (startsPair(json, i)) {
        safe.append(c).append(json.charAt(++i));
      } else {
        safe.append(String.format("\\u%04x", (int) c));
      }
    }
    return safe.toString();
  }

  private static boolean startsPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
