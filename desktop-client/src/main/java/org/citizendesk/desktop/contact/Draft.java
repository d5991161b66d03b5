// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was typed and chosen for something that is not sent yet.
 *
 * @param text may be empty
 * @param cc who gets a copy of a mail, the addresses alone
 * @param notBefore when a mail may leave; null for as soon as it can
 * @param files that go with a mail, kept on this computer
 * @param pieces of articles that were put into the text
 * @param quoting whether the mail that is answered stands below a mail
 */
public record Draft(
    String text,
    List<String> cc,
    @Nullable Instant notBefore,
    List<EmailFact.Attachment> files,
    List<Piece> pieces,
    boolean quoting) {
  /** Nothing. */
  public static final Draft EMPTY = new Draft("", List.of(), null, List.of(), List.of(), false);

  /** Copies the lists; what a program of another version did not write is empty. */
  public Draft {
    text = Objects.requireNonNullElse(text, "");
    cc = List.copyOf(Objects.requireNonNullElse(cc, List.of()));
    files = List.copyOf(Objects.requireNonNullElse(files, List.of()));
    pieces = List.copyOf(Objects.requireNonNullElse(pieces, List.of()));
  }

  /**
   * A piece of an article in a draft.
   *
   * @param text as it was put in
   */
  public record Piece(String text, KnowledgeFact.Quoted quoted) {}

  /** Returns whether there is nothing to keep. */
  @JsonIgnore
  public boolean isEmpty() {
    return isWordless() && cc.isEmpty() && notBefore == null && pieces.isEmpty() && !quoting;
  }

  /** Returns whether neither text nor file would be missed. */
  @JsonIgnore
  public boolean isWordless() {
    return text.isBlank() && files.isEmpty();
  }

  /** Returns the same with another text. */
  public Draft withText(String next) {
    return new Draft(next, cc, notBefore, files, pieces, quoting);
  }

  /** Returns the same with other copies. */
  public Draft withCc(List<String> next) {
    return new Draft(text, next, notBefore, files, pieces, quoting);
  }

  /** Returns the same for another time. */
  public Draft withNotBefore(@Nullable Instant next) {
    return new Draft(text, cc, next, files, pieces, quoting);
  }

  /** Returns the same with other files. */
  public Draft withFiles(List<EmailFact.Attachment> next) {
    return new Draft(text, cc, notBefore, next, pieces, quoting);
  }

  /** Returns the same with other pieces. */
  public Draft withPieces(List<Piece> next) {
    return new Draft(text, cc, notBefore, files, next, quoting);
  }

  /** Returns the same with or without the mail that is answered. */
  public Draft withQuoting(boolean next) {
    return new Draft(text, cc, notBefore, files, pieces, next);
  }
}
