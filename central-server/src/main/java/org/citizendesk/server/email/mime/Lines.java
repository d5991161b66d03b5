// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Goes through bytes line by line. A line ends with LF, CR LF, CR CR LF or a bare CR: all of them
 * occur in mail. For one thread.
 */
final class Lines {
  private final byte[] bytes;
  private final int to;
  private int start;
  private int end;
  private int after;

  Lines(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.to = to;
    this.after = from;
  }

  /** Returns another one that goes through the lines after this one. */
  Lines following() {
    return new Lines(bytes, after, to);
  }

  /** Moves to the next line; false if there is none. */
  boolean next() {
    if (after >= to) {
      return false;
    }
    start = after;
    end = start;
    while (end < to && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    after = afterBreak();
    return true;
  }

  /** Moves to the next line that has more than blanks; to the last one if there is none. */
  void nextWords() {
    boolean more = next();
    while (more && isBlank()) {
      more = next();
    }
  }

  private int afterBreak() {
    if (at(end) == '\n' || at(end) < 0) {
      return Math.min(to, end + 1);
    }
    if (at(end + 1) == '\n') {
      return end + 2;
    }
    return at(end + 1) == '\r' && at(end + 2) == '\n' ? end + 3 : end + 1;
  }

  private int at(int index) {
    return index < to ? bytes[index] & 0xFF : -1;
  }

  /** Returns where the line begins. */
  int start() {
    return start;
  }

  /** Returns where its last character ends. */
  int end() {
    return end;
  }

  /** Returns where the next line begins. */
  int after() {
    return after;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** Returns whether it has nothing but blanks, or nothing at all. */
  boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether it begins with a blank. */
  boolean isIndented() {
    return start < end && (bytes[start] == ' ' || bytes[start] == '\t');
  }

  boolean startsWith(String ascii) {
    if (end - start < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[start + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the line, one character for each byte. */
  String text() {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Returns the name of the header that the line seems to begin, lower case; empty if none. */
  String headerName() {
    int i = start;
    while (i < end && bytes[i] > ' ' && bytes[i] < 0x7F && bytes[i] != ':') {
      i++;
    }
    int name = i;
    while (i < end && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    if (name == start || i == end || bytes[i] != ':') {
      return "";
    }
    return new String(bytes, start, name - start, StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT);
  }
}
