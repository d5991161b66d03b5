// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.query;

import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of what was typed, between spaces.
 *
 * @param typed the whole piece
 * @param sign {@code +}, {@code -} or empty
 * @param field the name before a colon; empty for none
 * @param value the rest, without its quotation marks
 * @param quoted whether it had any
 * @param unfinished whether the typing ends in it
 */
record Piece(
    String typed, String sign, String field, String value, boolean quoted, boolean unfinished) {
  // A field is a name, a colon and something at once: neither "https://" nor "note: I".
  private static final Pattern FORM =
      Pattern.compile(
          "(?<sign>[+-](?=[\\p{L}\\p{N}\"]))?"
              + "(?:(?<field>\\p{L}[\\p{L}-]{0,20}):(?=[^\\s/]))?"
              + "(?:\"(?<quoted>[^\"]*+)(?<end>\"?)|(?<plain>[^\\s\"]++))");

  /** Splits a text; what is no piece of the query language is a piece as it stands. */
  static List<Piece> of(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = FORM.matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      pieces.add(piece(matcher, matcher.end() == text.length()));
      at = Math.max(matcher.end(), at + 1);
    }
    return pieces;
  }

  private static Piece piece(Matcher found, boolean atEnd) {
    boolean quoted = found.group("quoted") != null;
    return new Piece(
        found.group(),
        orEmpty(found.group("sign")),
        orEmpty(found.group("field")),
        quoted ? found.group("quoted") : found.group("plain"),
        quoted,
        atEnd && !(quoted && !found.group("end").isEmpty()));
  }

  private static String orEmpty(@Nullable String group) {
    return group == null ? "" : group;
  }

  boolean isPlain() {
    return sign.isEmpty() && field.isEmpty() && !quoted;
  }
}
