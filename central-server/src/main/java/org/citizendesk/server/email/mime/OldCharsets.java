// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Character sets of old mail that Java has not: UTF-7 (RFC 2152) and HZ (RFC 1843). */
final class OldCharsets {
  private OldCharsets() {}

  /**
   * Returns the text; empty if the name is none of these.
   *
   * @param name lower case
   */
  static Optional<String> decode(String name, byte[] bytes) {
    return switch (name) {
      case "utf-7", "utf7", "unicode-1-1-utf-7" -> Optional.of(utf7(bytes));
      case "hz", "hz-gb-2312" -> Optional.of(hz(bytes));
      default -> Optional.empty();
    };
  }

  private static String utf7(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '+') {
        out.append(c);
        continue;
      }
      int end = at;
      while (end < text.length() && isBase64(text.charAt(end))) {
        end++;
      }
      out.append(end == at ? "+" : utf16(text.substring(at, end)));
      boolean closed = end < text.length() && text.charAt(end) == '-';
      at = closed ? end + 1 : end;
    }
    return out.toString();
  }

  private static String utf16(String base64) {
    // A single letter left over holds no byte.
    int length = base64.length() % 4 == 1 ? base64.length() - 1 : base64.length();
    byte[] bytes = Base64.getDecoder().decode(base64.substring(0, length));
    return new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16BE);
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  private static String hz(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    boolean chinese = false;
    for (int i = 0; i < bytes.length; i++) {
      int next = i + 1 < bytes.length ? bytes[i + 1] : 0;
      if (bytes[i] == '~' && (next == '{' || next == '}')) {
        chinese = next == '{';
        i++;
      } else if (bytes[i] == '~' && (next == '~' || next == '\n')) {
        if (next == '~') {
          out.write('~');
        }
        i++;
      } else {
        boolean high = chinese && bytes[i] > ' ';
        chinese &= bytes[i] != '\n';
        out.write(high ? bytes[i] | 0x80 : bytes[i]);
      }
    }
    return out.toString(Charset.forName("GB18030"));
  }
}
