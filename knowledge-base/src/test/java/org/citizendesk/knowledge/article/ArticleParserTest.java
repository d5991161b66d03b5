// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.citizendesk.knowledge.citation.Citation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ArticleParserTest {
  @Test
  void readsEveryKey() {
    ArticleText text =
        ArticleText.sound()
            .with("jurisdiction", "US-CA-037")
            .with("audience", "public")
            .with("version", "3")
            .with("effective-to", "2025-10-01")
            .with("supersedes", "2")
            .with("recorded-to", "2026-09-01")
            .with("topic", "snap-apply")
            .with("confidence", "wip")
            .with("governance", "experience")
            .with("citizen-words", "[food stamps, 'EBT: card']")
            .with("questions", "\n  - Who lives with you?\n  - Who pays?")
            .with("documents", "[ID]");

    Article article = only(text);

    assertEquals(new ArticleKey("snap-apply", "en", 3), article.key());
    assertEquals("Apply for SNAP", article.title());
    assertEquals("snap", article.program());
    assertEquals(new Jurisdiction("US-CA-037"), article.jurisdiction());
    assertEquals("snap-apply", article.topic());
    assertEquals(
        new ArticleState(
            ArticleState.Confidence.WIP, Audience.PUBLIC, ArticleState.Governance.EXPERIENCE),
        article.state());
    assertEquals(
        new Validity(
            LocalDate.of(2024, 10, 1),
            LocalDate.of(2025, 10, 1),
            LocalDate.of(2024, 9, 1),
            LocalDate.of(2026, 9, 1),
            2,
            LocalDate.of(2027, 1, 1)),
        article.validity());
    assertEquals(5, article.minutes());
    assertEquals(List.of("food stamps", "EBT: card"), article.citizenWords());
    assertEquals(List.of(Citation.read("7 CFR 273.2")), article.citations());
    assertEquals(List.of("Who lives with you?", "Who pays?"), article.questions());
    assertEquals(List.of("ID"), article.documents());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "title",
        "program",
        "jurisdiction",
        "language",
        "audience",
        "version",
        "effective-from",
        "recorded",
        "review-by",
        "minutes"
      })
  void namesAKeyThatIsMissing(String key) {
    assertProblem(ArticleText.sound().without(key), 1, "lacks the key " + key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id             | Snap Apply      | does not have the form
          language       | eng             | two lower-case letters
          program        | SNAP            | does not have the form
          jurisdiction   | California      | write US, US-CA or US-CA-037
          audience       | everyone        | internal, partner, public
          confidence     | sure            | wip, not-validated, validated, archived
          governance     | anarchy         | experience, compliance
          recorded-to    | soon            | write it as 2026-01-31
          version        | 0               | whole number from 1
          version        | 1.5             | whole number from 1
          minutes        | 5000            | whole number from 0 to 1440
          effective-from | 10/01/2024      | write it as 2026-01-31
          effective-from | 2024-02-30      | write it as 2026-01-31
          recorded       | 0001-01-01      | write it as 2026-01-31
          review-by      | soon            | write it as 2026-01-31
          title          | ""              | has no value
          title          | [a, b]          | must be plain text
          title          | "two\\nlines"   | must be one line
          citations      | 7 CFR 273.2     | must be a list
          citations      | [{a: b}]        | must be plain text
          """)
  void saysWhichValueIsWrongAndOnWhichLine(String key, String value, String message) {
    ArticleText text = ArticleText.sound().with(key, value);

    assertProblem(text, text.lineOf(key), message);
  }

  @Test
  void refusesAnEndBeforeTheBeginning() {
    ArticleText text = ArticleText.sound().with("effective-to", "2024-10-01");

    assertProblem(text, text.lineOf("effective-to"), "must be after effective-from");
  }

  @Test
  void refusesToSupersedeItself() {
    ArticleText text = ArticleText.sound().with("supersedes", "1");

    assertProblem(text, text.lineOf("supersedes"), "must be an earlier version than 1");
  }

  @Test
  void namesAnUnknownKeyAndTheKnownOnes() {
    ArticleText text = ArticleText.sound().with("efective-to", "2025-01-01");

    assertProblem(text, text.lineOf("efective-to"), "unknown key 'efective-to'; known: audience,");
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    ArticleText text = ArticleText.sound().with("version ", "2");

    assertProblem(text, text.lineOf("version "), "the key version stands twice");
  }

  @Test
  void pointsAtTheLineThatIsNotYaml() {
    ArticleText text = ArticleText.sound().with("title", "SNAP: the basics");

    assertProblem(text, text.lineOf("title"), "put the value in quotes if it has a colon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                      | 1 | must begin with a line ---
          # Title                 | 1 | must begin with a line ---
          ---\\nid: a\\n          | 2 | no closing line ---
          ---\\n---\\ntext        | 1 | the front matter is empty
          ---\\n- a\\n---\\ntext  | 2 | lines of the form key: value
          ---\\n&a [*a]\\n---\\n  | 2 | lines of the form key: value
          ---\\n*a\\n---\\n       | 2 | not YAML here
          """)
  void refusesWhatIsNoArticle(String escaped, int line, String message) {
    assertProblem(escaped.replace("\\n", "\n"), line, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Big                              | 1 | one #
          Text.\\n\\n##\\n\\nMore.           | 3 | a heading without words
          Text.\\n\\n## Empty\\n\\n## B\\n\\nx | 3 | the section 'Empty' is empty
          x\\n\\n## A b\\n\\nx\\n\\n## a-B\\n\\nx | 7 | two sections are called 'a-B'
          <script>alert(1)</script>          | 1 | HTML is not allowed
          Text <b>bold</b>                   | 1 | HTML is not allowed
          Text\\n\\n![x](https://x.test/x.png) | 3 | pictures are not allowed
          [x](javascript:alert(1))           | 1 | links begin with https://
          [x](http://x.test)                 | 1 | links begin with https://
          > quoted                           | 1 | block quotes
          x\\n\\n```\\ncode\\n```            | 3 | not used in articles
          -                                  | 1 | an empty list item
          ''                                 | 0 | has no text
          """)
  void refusesWhatNoScreenShouldShow(String escaped, int bodyLine, String message) {
    ArticleText text = ArticleText.sound().body(escaped.replace("\\n", "\n"));

    assertProblem(text, text.bodyLine() + bodyLine - 1, message);
  }

  @Test
  void warnsOfAnArticleWithoutCitation() {
    LibraryReading reading = ArticleText.read(ArticleText.sound().without("citations"));

    assertEquals(1, reading.library().articles().size());
    assertEquals(List.of(), reading.errors());
    assertEquals(
        "0.md:1: warning: has no citation: every claim about policy needs its law",
        reading.problems().getFirst().toString());
  }

  @Test
  void reportsAllProblemsOfAFileAtOnce() {
    ArticleText text =
        ArticleText.sound().with("version", "x").with("minutes", "y").with("colour", "red");

    List<Problem> problems = ArticleText.read(text.body("<br>")).problems();

    assertEquals(
        List.of(
            text.lineOf("version"), text.lineOf("minutes"), text.lineOf("colour"), text.bodyLine()),
        problems.stream().map(Problem::line).toList());
  }

  @Test
  void refusesBytesThatAreNotText() {
    LibraryReading reading = LibraryReading.ofFiles(Map.of("a.md", new byte[] {(byte) 0xff}));

    assertEquals("a.md:1: error: is not UTF-8 text", reading.problems().getFirst().toString());
  }

  @Test
  void refusesAFileThatIsTooLong() {
    String text = ArticleText.sound().body("x ".repeat(ArticleParser.MOST_CHARACTERS)).toString();

    assertProblem(text, 1, "longer than");
  }

  @Test
  void neverThrowsForAFileWithRandomDamage() {
    Random random = new Random(1871);
    String sound =
        ArticleText.sound().body("Text.\n\n## A\n\n- b\n\n| c | d |\n|---|---|\n").toString();
    for (int i = 0; i < 2_000; i++) {
      StringBuilder damaged = new StringBuilder(sound);
      for (int j = random.nextInt(1, 6); j > 0; j--) {
        int at = random.nextInt(damaged.length());
        char other = "\0\t\n\r :-[]{}*&!|>'\"%@`<#\ud800\ufeff\u00e9".charAt(random.nextInt(26));
        damaged.replace(at, at + random.nextInt(3), String.valueOf(other));
      }
      byte[] bytes = damaged.toString().getBytes(StandardCharsets.UTF_8);

      LibraryReading reading = LibraryReading.ofFiles(Map.of("a.md", bytes));

      assertEquals(
          reading.errors().isEmpty() ? 1 : 0,
          reading.library().articles().size(),
          damaged::toString);
    }
  }

  private static Article only(ArticleText text) {
    LibraryReading reading = ArticleText.read(text, versionBefore());
    assertEquals(List.of(), reading.problems());
    return reading.library().articles().getLast();
  }

  private static ArticleText versionBefore() {
    return ArticleText.sound()
        .with("version", "2")
        .with("jurisdiction", "US-CA-037")
        .with("effective-from", "2023-10-01");
  }

  private static void assertProblem(ArticleText text, int line, String message) {
    assertProblem(text.toString(), line, message);
  }

  private static void assertProblem(String text, int line, String message) {
    List<Problem> problems = new ArrayList<>();

    boolean empty = ArticleParser.parse("a.md", text, problems).isEmpty();

    assertTrue(empty);
    Problem first = problems.getFirst();
    assertEquals(line, first.line(), problems::toString);
    assertTrue(first.isError());
    assertTrue(first.message().contains(message), problems::toString);
  }
}
