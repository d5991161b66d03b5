// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.util.Arrays;

/**
 * A message or a part of one, parted into its headers and what follows them. Where the empty line
 * between the two is missing, has blanks in it, or where lines that are no headers stand among
 * them, words go to the body rather than to the headers: what stands there is shown.
 */
final class RawPart {
  /** So far ahead it is looked whether headers go on after a line that is none. */
  private static final int LINES_AHEAD = 5;

  private final Headers headers;
  private final byte[] bytes;
  private final int from;
  private final int to;

  /**
   * @param bytes of the whole message; never changed
   * @param from where the body begins
   * @param to where it ends
   */
  private RawPart(Headers headers, byte[] bytes, int from, int to) {
    this.headers = headers;
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** Reads a whole message. */
  static RawPart message(byte[] bytes, int from, int to) {
    int start = from;
    if (to - from >= 3 && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB) {
      start += 3;
    }
    Lines lines = new Lines(bytes, start, to);
    // Some programs begin with empty lines; what comes then are headers all the same.
    lines.nextWords();
    boolean stamped = lines.startsWith("From ") || lines.startsWith(">From ");
    if (stamped && goesOn(lines, 1)) {
      return part(bytes, lines.after(), to);
    }
    boolean late = lines.start() > start && Headers.isKnown(lines.headerName());
    return part(bytes, late ? lines.start() : start, to);
  }

  /** Reads a part. */
  static RawPart part(byte[] bytes, int from, int to) {
    Headers headers = new Headers();
    StringBuilder header = new StringBuilder();
    int body = to;
    Lines line = new Lines(bytes, from, to);
    while (body == to && line.next()) {
      boolean begins = !line.headerName().isEmpty();
      if (line.isEmpty() || (line.isBlank() && !foldsOn(line))) {
        body = line.after();
      } else if (begins) {
        headers.add(header.toString());
        header.setLength(0);
        header.append(line.text());
      } else if ((line.isIndented() && !header.isEmpty())
          || (!isDivider(line) && goesOn(line, LINES_AHEAD))) {
        header.append("\r\n ").append(line.text().strip());
      } else {
        body = line.start();
        break;
      }
    }
    headers.add(header.toString());
    // A first line of words with a colon in it is no header.
    return headers.hasKnown()
        ? new RawPart(headers, bytes, body, to)
        : new RawPart(new Headers(), bytes, firstWords(bytes, from, to), to);
  }

  private static int firstWords(byte[] bytes, int from, int to) {
    Lines line = new Lines(bytes, from, to);
    return line.next() && line.isBlank() ? line.after() : from;
  }

  /** Returns whether a header comes next, or the rest of one and then another. */
  private static boolean foldsOn(Lines at) {
    Lines lines = at.following();
    for (int i = 0; i < LINES_AHEAD && lines.next(); i++) {
      if (!lines.isIndented()) {
        return Headers.isKnown(lines.headerName());
      }
    }
    return false;
  }

  /** What mail programs set above headers that they quote, which are words of the message. */
  private static boolean isDivider(Lines line) {
    return line.startsWith("-") || line.startsWith(">");
  }

  /** Returns whether headers go on after a line that is none. */
  private static boolean goesOn(Lines at, int ahead) {
    Lines lines = at.following();
    for (int i = 0; i < ahead && lines.next() && !lines.isBlank(); i++) {
      if (Headers.isKnown(lines.headerName())) {
        return true;
      }
    }
    return false;
  }

  /** Returns a part with the same headers and another body. */
  RawPart with(byte[] body) {
    return new RawPart(headers, body, 0, body.length);
  }

  Headers headers() {
    return headers;
  }

  /** Returns the bytes that the body is in. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns where the body begins. */
  int from() {
    return from;
  }

  /** Returns where the body ends. */
  int to() {
    return to;
  }

  /** Returns a copy of the body as it came. */
  byte[] body() {
    return Arrays.copyOfRange(bytes, from, to);
  }
}
