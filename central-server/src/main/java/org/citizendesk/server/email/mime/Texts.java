// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tidies the text of a message. */
final class Texts {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
  private static final Pattern GAPS = Pattern.compile("\\n{4,}");

  private Texts() {}

  /** Returns the text with line feeds, no other control characters and no long gaps. */
  static String tidy(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n');
    String visible = CONTROL.matcher(lines).replaceAll("");
    String trimmed = trimLines(visible);
    return GAPS.matcher(trimmed).replaceAll("\n\n\n").strip();
  }

  /** Returns whether nobody would see anything of the text. */
  static boolean saysNothing(String text) {
    return text.chars().allMatch(Texts::isUnseen);
  }

  private static boolean isUnseen(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /** Returns whether bytes can hardly be text in any charset of single bytes or in UTF-8. */
  static boolean isBinary(byte[] bytes) {
    int looked = Math.min(bytes.length, 4096);
    int control = 0;
    for (int i = 0; i < looked; i++) {
      int c = bytes[i] & 0xFF;
      if (c == 0) {
        return true;
      }
      // Escape begins Japanese; the others end lines and pages.
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B && c != 0x1A) {
        control++;
      }
    }
    return control > looked / 50;
  }

  /** Returns whether bytes are neither UTF-8 nor likely to be other text. */
  static boolean isBinaryOrForeign(byte[] bytes) {
    return isBinary(bytes) || new String(bytes, StandardCharsets.UTF_8).indexOf('\uFFFD') >= 0;
  }

  /** Line by line, for a pattern would go over long runs of blanks again and again. */
  private static String trimLines(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (String line : text.split("\n", -1)) {
      int end = line.length();
      while (end > 0 && isBlank(line.charAt(end - 1))) {
        end--;
      }
      out.append(line, 0, end).append('\n');
    }
    return out.toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00A0';
  }

  /** Returns the text as HTML that shows the same. */
  static String asHtml(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<p>" + escaped.replace("\n", "<br />") + "</p>";
  }
}
