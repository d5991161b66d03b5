// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A stretch of a message's text, plain, as HTML, or both saying the same.
 *
 * @param text as people read it
 * @param html untouched, unsafe; null if it came only as plain text
 * @param typed whether the text was written so, and not made from the HTML
 */
record Piece(String text, @Nullable String html, boolean typed) {
  static final Piece NOTHING = plain("");

  static Piece plain(String text) {
    return new Piece(text, null, true);
  }

  static Piece rich(String html) {
    return new Piece(MailHtml.of(html).text(), html, false);
  }

  boolean saysNothing() {
    return Texts.saysNothing(text);
  }

  /** Returns this piece under a line. */
  Piece under(String line) {
    return new Piece(
        line + "\n\n" + text,
        html == null ? null : "<hr />" + Texts.asHtml(line) + "\n" + html,
        typed);
  }

  /** Returns one piece that says everything. */
  static Piece joined(List<Piece> pieces) {
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    boolean rich = pieces.stream().anyMatch(piece -> piece.html != null);
    return new Piece(
        pieces.stream()
            .filter(piece -> !piece.saysNothing())
            .map(Piece::text)
            .collect(Collectors.joining("\n\n")),
        rich ? pieces.stream().map(Piece::asHtml).collect(Collectors.joining("\n<hr />\n")) : null,
        pieces.stream().allMatch(Piece::typed));
  }

  /** Returns one piece of several that say the same, each better than the one before. */
  static Piece bestOf(List<Piece> pieces) {
    List<Piece> speaking = pieces.stream().filter(piece -> !piece.saysNothing()).toList();
    Piece plain =
        speaking.stream()
            .filter(Piece::typed)
            .findFirst()
            .orElseGet(() -> speaking.isEmpty() ? NOTHING : speaking.getLast());
    String html =
        pieces.stream().map(Piece::html).filter(Objects::nonNull).reduce((a, b) -> b).orElse(null);
    return new Piece(plain.text, html, plain.typed);
  }

  private String asHtml() {
    return html == null ? Texts.asHtml(text) : html;
  }
}
