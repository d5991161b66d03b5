// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of the messages that stand in each other while it is read: what it shows for want of text of
 * its own. For one thread.
 */
final class Letter {
  private static final int MAX_NAMES = 10;
  private static final String RULE = "———";

  private final int level;
  private final List<Supplier<Piece>> spares = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private boolean afterAnother;

  /**
   * @param level 0 for the message itself, 1 for one in it, and so on
   */
  Letter(int level) {
    this.level = level;
  }

  int level() {
    return level;
  }

  /** Remembers text that is shown if there is no other. */
  void spare(Supplier<Piece> text) {
    spares.add(text);
  }

  /** Remembers the name of a file that came with it. */
  void file(String name) {
    files.add(name);
  }

  /** Returns a message in this one under a ruled line that says whose it is. */
  Piece another(Headers headers, Piece shown, Notes notes) {
    StringBuilder line = new StringBuilder(RULE + " Attached message");
    for (String name : List.of("From", "Date", "Subject")) {
      String value = OneLine.of(HeaderText.decode(headers.first(name), notes), 200);
      if (!value.isEmpty()) {
        line.append(" · ").append(name).append(": ").append(value);
      }
    }
    afterAnother = true;
    return shown.under(line + " " + RULE);
  }

  /** Returns text of this message, told apart from that of a message before it. */
  Piece own(Piece text) {
    if (!afterAnother || text.saysNothing()) {
      return text;
    }
    afterAnother = false;
    return text.under(RULE + " End of the attached message " + RULE);
  }

  /** Returns everything it says; its files by name if it says nothing. */
  Piece shown(List<Piece> pieces, Notes notes) {
    Piece own = Piece.joined(pieces);
    if (!own.saysNothing()) {
      return own;
    }
    List<Piece> spare =
        spares.stream().map(Supplier::get).filter(piece -> !piece.saysNothing()).toList();
    if (!spare.isEmpty()) {
      notes.add("The message has no text of its own; the text is that of an attachment.");
      return Piece.joined(spare);
    }
    String words = words(own);
    return words.isEmpty() ? own : new Piece(words, own.html(), true);
  }

  private String words(Piece own) {
    if (!files.isEmpty()) {
      String names = String.join(", ", files.subList(0, Math.min(MAX_NAMES, files.size())));
      return "[No text, only attachments: " + names + (files.size() > MAX_NAMES ? ", …]" : "]");
    }
    boolean pictures = own.html() != null && MailHtml.of(own.html()).remoteImages() > 0;
    return pictures ? "[No text, only pictures on other servers]" : "";
  }
}
