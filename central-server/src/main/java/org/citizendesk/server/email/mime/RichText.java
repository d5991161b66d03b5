// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;

/** Words of RTF, and RTF as Outlook packs it (MS-OXRTFCP). Never fails. For one thread. */
final class RichText {
  private static final int MAX_GROUPS = 500;
  private static final int MAX_UNPACKED = Limits.MAX_TEXT_BYTES * 2;
  private static final int PACKED = 0x75465A4C;
  private static final int HEAD = 16;
  private static final int WINDOW = 4096;

  /** What the window is filled with in the beginning. */
  private static final byte[] BEGINNING =
      ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
              + "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
              + "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
          .getBytes(StandardCharsets.US_ASCII);

  private static final Set<String> UNSEEN =
      Set.of(
          "fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "themedata", "xmlnstbl");

  private final byte[] rtf;
  private final StringBuilder out = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final Deque<Boolean> outer = new ArrayDeque<>();
  private Charset charset = Charset.forName("windows-1252");
  private boolean unseen;
  private int instead = 1;
  private int skip;
  private int at;

  private RichText(byte[] rtf) {
    this.rtf = rtf;
  }

  /** Returns what people read of it. */
  static String words(byte[] rtf) {
    return new RichText(rtf).run();
  }

  /** Returns the RTF unpacked, as far as it goes. */
  static byte[] unpacked(byte[] packed) {
    if (packed.length < HEAD) {
      return new byte[0];
    }
    if (Little.u32(packed, 8) != PACKED) {
      return Arrays.copyOfRange(packed, HEAD, packed.length);
    }
    byte[] window = Arrays.copyOf(BEGINNING, WINDOW);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int write = BEGINNING.length;
    int at = HEAD;
    while (at < packed.length && out.size() < MAX_UNPACKED) {
      int flags = packed[at++];
      for (int bit = 0; bit < 8 && at < packed.length; bit++) {
        int read = write;
        int length = 1;
        if (((flags >> bit) & 1) == 0) {
          window[write] = packed[at++];
        } else if (at + 1 < packed.length) {
          int pair = ((packed[at] & 0xFF) << 8) | (packed[at + 1] & 0xFF);
          at += 2;
          read = pair >> 4;
          length = (pair & 15) + 2;
          if (read == write) {
            return out.toByteArray();
          }
        } else {
          return out.toByteArray();
        }
        for (int i = 0; i < length; i++) {
          byte next = window[(read + i) % WINDOW];
          out.write(next);
          window[write] = next;
          write = (write + 1) % WINDOW;
        }
      }
    }
    return out.toByteArray();
  }

  private String run() {
    while (at < rtf.length && outer.size() <= MAX_GROUPS) {
      int c = rtf[at++] & 0xFF;
      switch (c) {
        case '{' -> outer.push(unseen);
        case '}' -> unseen = outer.isEmpty() ? unseen : outer.pop();
        case '\\' -> command();
        case '\r', '\n' -> {
          // Breaks in the source mean nothing.
        }
        default -> add(c);
      }
    }
    flush();
    return out.toString();
  }

  private void command() {
    int c = at < rtf.length ? rtf[at] & 0xFF : -1;
    if (c == '\'') {
      int high = digit(at + 1);
      int low = digit(at + 2);
      at += 3;
      if (high >= 0 && low >= 0) {
        add((high << 4) | low);
      }
    } else if (isLetter(c)) {
      int start = at;
      while (at < rtf.length && isLetter(rtf[at])) {
        at++;
      }
      word(new String(rtf, start, at - start, StandardCharsets.US_ASCII), number());
    } else if (c >= 0) {
      at++;
      symbol(c);
    }
  }

  private void symbol(int c) {
    switch (c) {
      case '*' -> unseen = true;
      case '~' -> add(' ');
      case '\r', '\n' -> text("\n");
      case '\\', '{', '}' -> add(c);
      default -> {
        // Hints for breaking lines and the like.
      }
    }
  }

  /** Returns the number after a command word, 1 if there is none, and goes past it. */
  private int number() {
    int start = at;
    if (at < rtf.length && rtf[at] == '-') {
      at++;
    }
    int value = 0;
    int digits = at;
    while (at < rtf.length && rtf[at] >= '0' && rtf[at] <= '9') {
      value = Math.min(value, 10_000_000) * 10 + rtf[at++] - '0';
    }
    boolean none = at == digits;
    if (at < rtf.length && rtf[at] == ' ') {
      at++;
    }
    return none ? 1 : rtf[start] == '-' ? -value : value;
  }

  private void word(String word, int number) {
    if (UNSEEN.contains(word)) {
      unseen = true;
      return;
    }
    switch (word) {
      case "par", "line", "sect", "page", "row" -> text("\n");
      case "tab", "cell" -> text("\t");
      case "emdash" -> text("—");
      case "endash" -> text("–");
      case "bullet" -> text("•");
      case "lquote" -> text("‘");
      case "rquote" -> text("’");
      case "ldblquote" -> text("“");
      case "rdblquote" -> text("”");
      case "uc" -> instead = Math.clamp(number, 0, 8);
      case "bin" -> at = (int) Math.min(rtf.length, (long) at + Math.max(0, number));
      case "u" -> {
        text(String.valueOf((char) number));
        skip = instead;
      }
      case "ansicpg" -> charset = CodePages.of(number).orElse(charset);
      default -> {
        // How it looks is of no matter.
      }
    }
  }

  private void add(int c) {
    if (skip > 0) {
      skip--;
    } else if (!unseen) {
      pending.write(c);
    }
  }

  private void text(String text) {
    if (!unseen) {
      flush();
      out.append(text);
    }
  }

  private void flush() {
    out.append(pending.toString(charset));
    pending.reset();
  }

  private int digit(int index) {
    return index < rtf.length ? Character.digit(rtf[index], 16) : -1;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
