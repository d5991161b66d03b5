// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.util.Locale;

/** Words of text/enriched (RFC 1896) and of its forerunner text/richtext. */
final class MarkedText {
  private static final int MAX_COMMAND = 60;

  private MarkedText() {}

  /** Returns the text without its commands. */
  static String enriched(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '<' && text.startsWith("<<", at)) {
        out.append('<');
        at += 2;
      } else if (c == '<' && commandEnd(text, at) > 0) {
        int end = commandEnd(text, at);
        at = command(text, text.substring(at + 1, end - 1), end, out);
      } else if (c == '\n' || c == '\r') {
        at = breaks(text, at, out);
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  /** Returns where the command that begins here ends; 0 if it is none. */
  private static int commandEnd(String text, int at) {
    int last = Math.min(text.length(), at + MAX_COMMAND);
    for (int i = at + 1; i < last; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i > at + 1 ? i + 1 : 0;
      }
      if (c == '<' || Character.isWhitespace(c)) {
        return 0;
      }
    }
    return 0;
  }

  private static int command(String text, String name, int end, StringBuilder out) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "lt" -> out.append('<');
      case "nl", "paragraph", "/paragraph" -> out.append('\n');
      case "param" -> {
        int close = text.substring(end, Math.min(text.length(), end + 1000)).indexOf("</param>");
        return close < 0 ? end : end + close + "</param>".length();
      }
      default -> {
        // How it looks is of no matter.
      }
    }
    return end;
  }

  /** One break is a blank; of more, all but one are breaks. */
  private static int breaks(String text, int from, StringBuilder out) {
    int at = from;
    int breaks = 0;
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      boolean both = text.startsWith("\r\n", at);
      at += both ? 2 : 1;
      breaks++;
    }
    out.append(breaks == 1 ? " " : "\n".repeat(breaks - 1));
    return at;
  }
}
