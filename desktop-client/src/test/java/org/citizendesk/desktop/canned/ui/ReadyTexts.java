// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.canned.ui;

import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.protocol.book.CannedText;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.routing.Book;
import java.time.LocalDate;
import java.util.List;

/** A few ready texts for tests. */
public final class ReadyTexts {
  /** Texts for all queues, and a signature. */
  public static final CannedTexts TEXTS =
      new CannedTexts(
          () ->
              Book.of(
                  List.of(
                      text(
                          "papers",
                          "Papers that are missing",
                          "Dear {{citizen.name}}, send {{the papers}} by {{day}}. {{agent.name}}"),
                      text("call", "Call us", "Please call about papers."),
                      text("bye", "Goodbye", "Goodbye."))),
          "Priya");

  /** A contact of a citizen who is known. */
  public static final CannedTexts.Case ANA =
      new CannedTexts.Case(
          "benefits", "Ana", "ana@mail.test", "My card", LocalDate.of(2026, 11, 30));

  /** A contact of a citizen of whom nothing is known. */
  public static final CannedTexts.Case UNKNOWN =
      new CannedTexts.Case("benefits", "", "ana@mail.test", "", LocalDate.of(2026, 11, 30));

  private ReadyTexts() {}

  private static BookFact text(String code, String name, String text) {
    return new BookFact.TextSet(
        new CannedText(code, name, CannedText.Use.INSERT, List.of(), "", "", text));
  }
}
