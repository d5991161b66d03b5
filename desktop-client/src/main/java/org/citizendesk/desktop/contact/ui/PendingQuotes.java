// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Draft.Piece;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.KnowledgeFact;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was put from articles into drafts, until it is sent. A version counts as quoted only if
 * something of it is still in the text that goes out.
 */
final class PendingQuotes {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;])\\s+|\\R");
  private static final int TELLING_WORDS = 3;

  private final Drafts drafts;

  /** Keeps the pieces with the drafts. */
  PendingQuotes(Drafts drafts) {
    this.drafts = drafts;
  }

  /** Returns whether a sentence of a piece, or the whole of it, is in a text. */
  private static boolean isIn(Piece piece, String sent) {
    String all = plain(sent);
    return all.contains(plain(piece.text()))
        || Arrays.stream(SENTENCE.split(piece.text(), -1))
            .map(PendingQuotes::plain)
            .filter(sentence -> SPACE.split(sentence, -1).length >= TELLING_WORDS)
            .anyMatch(all::contains);
  }

  private static String plain(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  /** Takes note of a piece that was put into what is written; who reads it is found out here. */
  void add(ComposerTarget about, Drafts.Kind kind, Piece piece) {
    addAll(about.key(kind), List.of(new Piece(piece.text(), heard(about, kind, piece.quoted()))));
  }

  /** What goes into the note on a call while the citizen is on the line is read out. */
  private static KnowledgeFact.Quoted heard(
      ComposerTarget about, Drafts.Kind kind, KnowledgeFact.Quoted quoted) {
    boolean heard =
        kind == Drafts.Kind.REPLY
            || (about.channel() == Channel.VOICE && about.hand() == ComposerTarget.Hand.MINE);
    return quoted.readBy(heard ? KnowledgeFact.Reader.CITIZEN : KnowledgeFact.Reader.COLLEAGUES);
  }

  /** The text of one draft goes on in another. */
  void copy(Drafts.Key from, Drafts.Key to) {
    addAll(to, drafts.draft(from).pieces());
  }

  private void addAll(Drafts.Key key, List<Piece> pieces) {
    drafts.change(
        key,
        draft ->
            draft.withPieces(Stream.concat(draft.pieces().stream(), pieces.stream()).toList()));
  }

  /** Returns the pieces of a draft of which something is in the text. */
  private List<Piece> in(Drafts.Key key, String text) {
    return drafts.draft(key).pieces().stream().filter(piece -> isIn(piece, text)).toList();
  }

  /**
   * Returns the versions that a text quotes, with who will read them.
   *
   * @param internal whether colleagues will
   */
  List<KnowledgeFact.Quoted> sent(Drafts.Key key, String text, boolean internal) {
    return in(key, text).stream()
        .map(Piece::quoted)
        .map(quoted -> internal ? quoted.readBy(KnowledgeFact.Reader.COLLEAGUES) : quoted)
        .distinct()
        .toList();
  }

  /** What a text of the draft said is stored; what is left may still be sent. */
  void stored(Drafts.Key key, String rest) {
    List<Piece> left = rest.isBlank() ? List.of() : in(key, rest);
    drafts.change(key, draft -> draft.withPieces(left));
  }
}
