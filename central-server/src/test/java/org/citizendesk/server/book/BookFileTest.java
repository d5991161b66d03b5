// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.book;

import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The routing book as people write it. */
class BookFileTest {
  static final String SMALL =
      """
      {
        // What is left out is as usual.
        "general": {"reasons": [{"code": "lunch"}], "capacity": {"calls": 1, "chats": 2, "mails": 4}},
        "calendars": [
          {"id": "office", "zone": "America/New_York",
           "week": [{"on": ["MONDAY"], "from": "08:00", "to": "12:00"}]}],
        "queues": [
          {"id": "snap", "name": "Food benefits", "calendar": "office"},
          {"id": "snap-es", "language": "es", "skills": {"snap": 2},
           "wrapUp": {"mode": "TIMED", "seconds": 60},
           "steps": [{"afterSeconds": 120, "anySkill": true}, {"afterSeconds": 600, "to": "snap"}]},
        ],
        "teams": [{"id": "north", "reasons": [{"code": "van", "name": "Van duty"}]}],
        "people": [{"name": "ann", "team": "north", "languages": ["es"], "skills": {"snap": 3}}],
        "texts": [{"code": "card", "queues": ["snap"], "text": "Dear {{citizen.name}}, ..."},
                  {"code": "card", "language": "es", "text": "Hola, {{citizen.name}}: ..."}]
      }
      """;

  @Test
  void whatIsLeftOutIsAsUsual() {
    Book book = BookFile.read(SMALL);

    Queue spanish = book.queue("snap-es");
    assertEquals("snap-es", spanish.name());
    assertEquals(WrapUp.Mode.TIMED, spanish.finishing().mode());
    assertEquals(WrapUp.USUAL, book.queue("snap").finishing());
    assertEquals(2, book.reasons(book.person("ann")).size());
    assertEquals(1, book.reasons(book.person("bob")).size());
    assertEquals(new Capacity(1, 2, 4, 0), book.capacity(book.person("ann"), Capacity.of(3)));
    assertTrue(book.person("ann").serves(spanish));
    assertFalse(book.person("bob").serves(spanish));
    assertTrue(book.person("bob").serves(book.queue("nobody wrote about this one")));
    assertTrue(book.hours(book.queue("snap")).isOpen(Instant.parse("2026-11-30T14:00:00Z")));
    assertFalse(book.hours(book.queue("snap")).isOpen(Instant.parse("2026-11-30T12:00:00Z")));
    assertEquals(List.of(), BookFile.doubts(book));
  }

  @Test
  void theExampleInTheManualIsABookThatIsMeant() throws IOException {
    String manual = Files.readString(Path.of("../docs/administration.md"));
    int begin = manual.indexOf("```json") + "```json".length();

    Book book = BookFile.read(manual.substring(begin, manual.indexOf("```", begin)));

    assertEquals(3, book.queues().size());
    assertEquals(List.of(), BookFile.doubts(book));
  }

  @Test
  void whatIsWrittenIsReadAsTheSameBook() {
    Book book = BookFile.read(SMALL);

    assertEquals(book.entries(), BookFile.read(BookFile.write(book)).entries());
    assertEquals(Book.EMPTY.entries(), BookFile.read(BookFile.write(Book.EMPTY)).entries());
  }

  @Test
  void changesAreNamedOneByOneAndTheSameBookHasNone() {
    Book before = BookFile.read(SMALL);
    Book after =
        BookFile.read(
            SMALL.replace("Food benefits", "SNAP").replace("north", "south").replace("ann", "bea"));

    assertEquals(List.of(), BookChanges.between(before, before).words());
    assertEquals(
        List.of("~ queue snap", "+ team south", "+ agent bea", "- team north", "- agent ann"),
        BookChanges.between(before, after).words());
    assertEquals(
        after.entries(),
        Book.of(
                java.util.stream.Stream.concat(
                        before.entries().values().stream(),
                        BookChanges.between(before, after).facts().stream())
                    .toList())
            .entries());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "calendar": "office" | "calendar": "offices" | queue snap: no calendar offices; there are [office]
          "to": "snap" | "to": "snap-en" | queue snap-es: no queue snap-en; there are [snap, snap-es]
          "to": "snap" | "to": "snap-es" | queue snap-es: its contacts would overflow back into it
          "team": "north" | "team": "west" | agent ann: no team west; there are [north]
          "id": "snap-es" | "id": "snap" | queue snap stands there twice
          "from": "08:00" | "from": "8" | line 6: calendars[0].week[0]: from must be a time like 08:30, not 8
          "on": ["MONDAY"] | "on": ["MONTAG"] | line 6: calendars[0].week[0].on[0]:
          "zone": "America/New_York" | "zone": "Mars" | zone must be a time zone such as America/New_York, not Mars
          "snap": 2 | "snap": 11 | level of snap is 11, must be at most 10
          "name": "Food benefits" | "title": "Food" | there is no title here, only alone, calendar, headStartSeconds
          "seconds": 60 | "seconds": 0 | seconds must be given where the mode is TIMED
          "afterSeconds": 600 | "afterSeconds": 60 | steps[1].afterSeconds must be more than that of the step before
          "chats": 2 | "chats": 11 | chats is 11, must be at most 10
          "id": "snap", | "id": "snap" | line 8: queues[0]: this is not JSON
          "name": "ann" | "name": " " | name must not be blank
          "queues": ["snap"] | "queues": ["snap-fr"] | text card: no queue snap-fr; there are [snap, snap-es]
          "queues": ["snap"] | "language": "es" | text card:es stands there twice
          {{citizen.name}}, | {{citizen.nam}}, | line 15: texts[0]: text, line 1: there is no {{citizen.nam}}, only
          {{citizen.name}}, | {{citizen.name, | line 15: texts[0]: text, line 1: {{ stands alone
          """)
  void whatCannotBeMeantIsRefusedWithWhatAndWhere(String good, String bad, String fault) {
    String text = SMALL.replaceFirst(java.util.regex.Pattern.quote(good), bad);
    assertFalse(text.equals(SMALL), "the book is broken by the test");

    BookException refused = assertThrows(BookException.class, () -> BookFile.read(text));

    assertTrue(String.valueOf(refused.getMessage()).contains(fault), refused.getMessage());
  }

  @Test
  void severalFaultsAreNamedAtOnce() {
    String text =
        SMALL.replace("\"team\": \"north\"", "\"team\": \"x\"").replace("office\"}", "y\"}");

    BookException refused = assertThrows(BookException.class, () -> BookFile.read(text));

    assertEquals(2, String.valueOf(refused.getMessage()).lines().count());
  }

  @ParameterizedTest
  @CsvSource({"''", "null", "[]", "{", "'{} {}'", "'{\"queues\": [null]}'", "7"})
  void whatIsNoBookIsRefused(String text) {
    assertThrows(BookException.class, () -> BookFile.read(text));
  }

  @Test
  void aQueueThatNobodyCanServeIsDoubted() {
    Book book = BookFile.read(SMALL.replace("\"languages\": [\"es\"]", "\"languages\": [\"en\"]"));

    assertEquals(
        List.of("queue snap-es: nobody has its skills and speaks its language"),
        BookFile.doubts(book));
  }
}
