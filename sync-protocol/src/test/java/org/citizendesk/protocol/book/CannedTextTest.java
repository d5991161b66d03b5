// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.citizendesk.protocol.book.CannedText.Use;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Texts that an agency has ready, and the places in them. */
class CannedTextTest {
  @Test
  void whatIsKnownIsFilledInAndTheRestStays() {
    String text = "Hello {{ citizen.name }}, come on {{day}} or {{ day }}.";

    assertEquals(
        "Hello $1 \\{{day}}, come on {{day}} or {{ day }}.",
        Placeholder.fill(
            text,
            name -> name.equals("citizen.name") ? Optional.of("$1 \\{{day}}") : Optional.empty()));
    assertEquals(
        List.of("citizen.name", "day", "day"),
        Placeholder.in(text).stream().map(Placeholder::name).toList());
    assertEquals(2, Placeholder.line("a\nb{{c}}", 3));
  }

  @Test
  void whatHasAnotherFormIsText() {
    assertEquals(List.of(), Placeholder.in("{{}} {{ }} {{a\nb}} {a} }}{{ {{{{"));
    assertEquals(List.of(), Placeholder.in("{{" + "x".repeat(61) + "}}"));
    assertEquals(1, Placeholder.in("{{{{x}}").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT | Hello {{name | text, line 1: {{ stands alone
          INSERT | Hello name}} | text, line 1: }} stands alone
          INSERT | {{citizen.nam}} | text, line 1: there is no {{citizen.nam}}, only citizen.name,
          INSERT | ' ' | text must not be empty
          SIGNATURE | {{citizen.name}} | text, line 1: {{citizen.name}} is not known in a text with
          SIGNATURE | {{your name}} | text, line 1: {{your name}} is not known in a text with
          """)
  void whatCannotBeMeantIsRefused(Use use, String text, String fault) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> text("x", use, "", "", text));

    assertTrue(String.valueOf(refused.getMessage()).startsWith(fault), refused.getMessage());
  }

  @Test
  void aQueueHasItsOwnTextsThoseOfItsProgramAndThoseForAll() {
    Book book =
        Book.of(
            List.of(
                new BookFact.QueueSet(queue("snap", "food", "")),
                new BookFact.QueueSet(queue("snap-es", "food", "es")),
                new BookFact.TextSet(text("all", Use.INSERT, "", "", "x")),
                new BookFact.TextSet(text("own", Use.INSERT, "snap", "", "x")),
                new BookFact.TextSet(program("program", "food")),
                new BookFact.TextSet(program("other", "heat")),
                new BookFact.TextSet(text("all", Use.INSERT, "", "es", "x")),
                new BookFact.TextSet(text("sign", Use.SIGNATURE, "", "", "x"))));

    assertEquals(List.of("own", "program", "all", "all:es"), ids(book, "snap"));
    assertEquals(List.of("all:es", "program", "all"), ids(book, "snap-es"));
    assertEquals(List.of("all", "all:es"), ids(book, "nobody wrote about this one"));
  }

  private static List<String> ids(Book book, String queue) {
    return book.texts(Use.INSERT, queue).stream().map(CannedText::id).toList();
  }

  private static CannedText text(String code, Use use, String queue, String language, String text) {
    return new CannedText(
        code, "", use, queue.isEmpty() ? List.of() : List.of(queue), "", language, text);
  }

  private static CannedText program(String code, String program) {
    return new CannedText(code, "", Use.INSERT, List.of(), program, "", "x");
  }

  private static Queue queue(String id, String program, String language) {
    return new Queue(
        id, "", program, language, Map.of(), 0, "", 0, 0, false, null, null, List.of());
  }
}
