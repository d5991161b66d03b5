// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a multipart apart at its boundary lines, in one pass over its bytes. A boundary that is not
 * declared, or not the one that is used, is guessed; the last part may lack its end.
 */
final class Boundaries {
  private static final int MAX_BOUNDARY = 1000;
  private static final int MAX_GUESSES = 3;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final Limits limits;

  private Boundaries(RawPart whole, Limits limits) {
    this.limits = limits;
    bytes = whole.bytes();
    from = whole.from();
    to = whole.to();
  }

  /**
   * Returns the parts, in order; none if there is no boundary.
   *
   * @param declared the boundary by the headers; may be empty
   * @param limits one more part than they allow is returned, so that it is noticed that there are
   *     more
   */
  static List<RawPart> parts(RawPart whole, String declared, Limits limits) {
    Boundaries boundaries = new Boundaries(whole, limits);
    String boundary = boundaries.occurs(declared) ? declared : boundaries.guess();
    return boundary.isEmpty() ? List.of() : boundaries.split(boundary, limits.partsLeft() + 1);
  }

  /** Returns the body of what has no parts, without its boundary lines. */
  static RawPart words(RawPart whole, String declared) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Lines line = new Lines(whole.bytes(), whole.from(), whole.to());
    while (line.next()) {
      if (declared.isEmpty() || mark(line, declared) == Mark.NONE) {
        out.write(whole.bytes(), line.start(), line.after() - line.start());
      }
    }
    return whole.with(out.toByteArray());
  }

  private List<RawPart> split(String boundary, int max) {
    limits.looked(to - from);
    List<RawPart> parts = new ArrayList<>();
    // What stands before the first boundary is for old programs, unless the boundary was lost.
    int start = beginsLikeAPart() ? from : -1;
    int end = from;
    Lines line = new Lines(bytes, from, to);
    while (parts.size() < max && line.next()) {
      Mark mark = mark(line, boundary);
      if (mark != Mark.NONE) {
        if (start >= 0) {
          parts.add(RawPart.part(bytes, start, Math.max(start, end)));
        }
        start = mark == Mark.NEXT ? line.after() : -1;
      }
      end = line.end();
    }
    if (start >= 0 && start < to && parts.size() < max) {
      parts.add(RawPart.part(bytes, start, to));
    }
    return parts;
  }

  private boolean beginsLikeAPart() {
    Lines line = new Lines(bytes, from, to);
    line.nextWords();
    return line.headerName().startsWith("content-");
  }

  private boolean occurs(String boundary) {
    if (boundary.isEmpty()) {
      return false;
    }
    limits.looked(to - from);
    Lines line = new Lines(bytes, from, to);
    while (line.next()) {
      if (mark(line, boundary) == Mark.NEXT) {
        return true;
      }
    }
    return false;
  }

  /** Returns what the first line says that looks like a boundary and comes again. */
  private String guess() {
    limits.looked(to - from);
    Lines line = new Lines(bytes, from, to);
    int guesses = 0;
    while (guesses < MAX_GUESSES && line.next()) {
      if (line.startsWith("--") && line.end() - line.start() <= MAX_BOUNDARY) {
        guesses++;
        String candidate = line.text().substring(2).stripTrailing();
        if (isLikely(candidate) && (startsPart(line) || comesAgain(line, candidate))) {
          return candidate;
        }
      }
    }
    return "";
  }

  /** Not rules of dashes and not the line above a signature. */
  private static boolean isLikely(String candidate) {
    return candidate.chars().anyMatch(c -> c != '-') && !candidate.contains(" ");
  }

  private static boolean startsPart(Lines line) {
    Lines next = line.following();
    return next.next() && next.headerName().startsWith("content-");
  }

  private boolean comesAgain(Lines line, String candidate) {
    limits.looked(to - line.after());
    Lines later = line.following();
    while (later.next()) {
      if (mark(later, candidate) != Mark.NONE) {
        return true;
      }
    }
    return false;
  }

  private enum Mark {
    NONE,
    NEXT,
    LAST
  }

  private static Mark mark(Lines line, String boundary) {
    if (!line.startsWith("--")) {
      return Mark.NONE;
    }
    int length = line.end() - line.start();
    // The line is compared only where it can be one: a boundary, its end, and blanks after it.
    if (length < boundary.length() + 2 || length > boundary.length() + MAX_BOUNDARY) {
      return Mark.NONE;
    }
    String text = line.text().substring(2).stripTrailing();
    if (text.equals(boundary)) {
      return Mark.NEXT;
    }
    boolean last = text.length() == boundary.length() + 2 && text.endsWith("--");
    return last && text.startsWith(boundary) ? Mark.LAST : Mark.NONE;
  }
}
