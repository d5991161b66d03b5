// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.protocol.fact.KnowledgeFact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was put from articles into drafts, until it is sent. A version counts as quoted only if
 * something of it is still in the text that goes out.
 */
final class PendingQuotes {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;])\\s+|\\R");
  private static final int TELLING_WORDS = 3;

  private final Map<Drafts.Key, List<Piece>> pieces = new HashMap<>();

  /**
   * A piece of an article in a draft.
   *
   * @param text as it was put in
   */
  record Piece(String text, KnowledgeFact.Quoted quoted) {
    /** Returns whether a sentence of it, or the whole of it, is in a text. */
    boolean isIn(String sent) {
      String all = plain(sent);
      return all.contains(plain(text))
          || Arrays.stream(SENTENCE.split(text, -1))
              .map(Piece::plain)
              .filter(sentence -> SPACE.split(sentence, -1).length >= TELLING_WORDS)
              .anyMatch(all::contains);
    }

    private static String plain(String text) {
      return SPACE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
  }

  /** Takes note of a piece that was put into a draft. */
  void add(Drafts.Key key, Piece piece) {
    pieces.computeIfAbsent(key, draft -> new ArrayList<>()).add(piece);
  }

  /** The text of one draft goes on in another. */
  void copy(Drafts.Key from, Drafts.Key to) {
    List.copyOf(pieces.getOrDefault(from, List.of())).forEach(piece -> add(to, piece));
  }

  /** Returns the pieces of a draft of which something is in the text. */
  List<Piece> in(Drafts.Key key, String text) {
    return pieces.getOrDefault(key, List.of()).stream().filter(piece -> piece.isIn(text)).toList();
  }

  /** What a text of the draft said is stored; what is left may still be sent. */
  void stored(Drafts.Key key, String rest) {
    if (rest.isBlank()) {
      pieces.remove(key);
    } else {
      pieces.computeIfPresent(
          key, (draft, all) -> new ArrayList<>(all.stream().filter(it -> it.isIn(rest)).toList()));
    }
  }
}
