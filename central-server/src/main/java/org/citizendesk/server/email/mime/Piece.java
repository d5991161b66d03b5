// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A stretch of a message's text, plain, as HTML, or both saying the same.
 *
 * @param plain null if it came only as HTML
 * @param html untouched, unsafe; null if it came only as plain text
 */
record Piece(@Nullable String plain, @Nullable String html) {
  /** Returns the plain text, made from the HTML if need be. */
  String text() {
    if (plain != null && (html == null || !plain.isBlank())) {
      return plain;
    }
    return html == null ? "" : MailHtml.of(html).text();
  }

  /** Returns one piece that says everything. */
  static Piece joined(List<Piece> pieces) {
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    boolean rich = pieces.stream().anyMatch(piece -> piece.html != null);
    return new Piece(
        pieces.stream().map(Piece::text).collect(Collectors.joining("\n\n")),
        rich ? pieces.stream().map(Piece::asHtml).collect(Collectors.joining("\n<hr />\n")) : null);
  }

  /** Returns one piece of several that say the same, each better than the one before. */
  static Piece bestOf(List<Piece> pieces) {
    String plain =
        pieces.stream().map(Piece::plain).filter(Objects::nonNull).findFirst().orElse(null);
    String html =
        pieces.stream().map(Piece::html).filter(Objects::nonNull).reduce((a, b) -> b).orElse(null);
    return new Piece(plain, html);
  }

  private String asHtml() {
    return html == null ? Texts.asHtml(plain == null ? "" : plain) : html;
  }
}
