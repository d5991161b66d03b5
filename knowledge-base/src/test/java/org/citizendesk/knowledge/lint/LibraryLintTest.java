// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LibraryLintTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  @Test
  void findsNothingInSoundArticles() {
    ArticleText linked =
        ArticleText.sound()
            .body(
                "See [the other](article:other#how-long), [itself](article:snap-apply) and"
                    + " [the web](https://example.org/).");
    ArticleText other =
        ArticleText.sound().with("id", "other").body("Intro.\n\n## How long\n\n30 days.\n");

    assertEquals(List.of(), check(linked, other));
  }

  @Test
  void namesAGapBetweenTwoVersions() {
    ArticleText second = version(2, "2022-02-01");

    assertEquals(
        List.of(
            "1.md:%d: warning: effective-from: no version is in force from 2022-01-01 until before"
                    .formatted(second.lineOf("effective-from"))
                + " 2022-02-01"),
        check(version(1, "2021-01-01").with("effective-to", "2022-01-01"), second));
    assertEquals(
        List.of(),
        check(
            version(1, "2021-01-01").with("effective-to", "2022-01-01"), version(2, "2022-01-01")));
  }

  @Test
  void namesVersionsThatOverlap() {
    List<Problem> problems = problems(version(1, "2021-01-01"), version(2, "2022-01-01"));

    assertEquals("overlap", problems.getFirst().rule());
    assertTrue(problems.getFirst().isError());
  }

  @Test
  void namesVersionsThatSupersedeEachOtherAndKeepsTheRest() {
    ArticleText first = version(1, "2021-01-01").with("supersedes", "2");
    ArticleText second = version(2, "2022-01-01").with("supersedes", "1");
    LibraryReading reading =
        ArticleText.read(first, second, version(1, "2021-01-01").with("id", "other"));

    List<String> lines =
        LibraryLint.check(reading, ReadingTargets.USUAL, TODAY).stream()
            .map(Problem::toString)
            .toList();

    assertEquals(
        List.of(
            "0.md:%d: error: supersedes: must be an earlier version than 1, or it is a cycle"
                .formatted(first.lineOf("supersedes")),
            "1.md:%d: error: supersedes: there is no version 1 of snap-apply"
                .formatted(second.lineOf("supersedes"))),
        lines);
    assertTrue(reading.library().articles().stream().anyMatch(it -> it.key().id().equals("other")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [7 CFR 2730 et seq.] | citations: 7 CFR 2730 et seq.: cannot be read
          [60 CFR 1.1]         | citations: 60 CFR 1.1: the CFR has no title 60
          [Public Law 200-1]   | had not met by 2024-09-01
          [99 FR 5]            | is that of 2034
          """)
  void namesABrokenCitationInTheList(String citations, String message) {
    ArticleText text = ArticleText.sound().with("citations", citations);

    Problem problem = problems(text).getFirst();

    assertTrue(problem.message().contains(message), problem::toString);
    assertEquals(text.lineOf("citations"), problem.line());
    assertEquals("citation", problem.rule());
  }

  @Test
  void namesABrokenCitationInTheTextAtItsSection() {
    ArticleText text = ArticleText.sound().body("Intro.\n\n## Law\n\nSee 53 USC 1.\n");

    assertEquals(
        List.of(
            "0.md:%d: warning: 53 USC 1: the US Code has no title 53"
                .formatted(text.bodyLine() + 2)),
        check(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          article:nowhere          | links to nowhere, which is not in the library
          article:snap-apply#gone  | links to snap-apply, which has no section 'gone'
          article:spanish          | links to spanish, which is not in its language
          """)
  void namesALinkThatLeadsNowhere(String link, String message) {
    ArticleText spanish = ArticleText.sound().with("id", "spanish").with("language", "es");

    assertEquals(
        List.of(message),
        problems(ArticleText.sound().body("Intro.\n\n- See [it](" + link + ")."), spanish).stream()
            .map(Problem::message)
            .toList());
  }

  @Test
  void namesHardEnglishAndHardSpanish() {
    String english =
        "Administrative determinations regarding categorical eligibility necessitate"
            + " comprehensive documentation of household circumstances. ";
    String spanish =
        "Las determinaciones administrativas correspondientes requieren documentación"
            + " suplementaria relativa a circunstancias familiares extraordinarias. ";

    String hard = message(ArticleText.sound().body(english.repeat(6)));
    String dificil = message(ArticleText.sound().with("language", "es").body(spanish.repeat(6)));

    assertTrue(
        hard.matches("reads at grade \\d\\d\\.\\d by Flesch-Kincaid; the target is 8.0"), hard);
    assertTrue(
        dificil.matches("reads at -?\\d+\\.\\d on the INFLESZ scale; the target is 55.0 or more"),
        dificil);
  }

  @Test
  void tablesAndCitationsDoNotMakeATextHard() {
    String easy = "You can ask us (7 CFR 273.10(e)(4), Public Law 117-328, division HH). ";
    String table = "\n\n| Administrative determination |\n|---|\n| Supplementary documentation |\n";

    assertEquals(List.of(), check(ArticleText.sound().body(easy.repeat(20) + table)));
  }

  @Test
  void namesASentenceThatGoesOnAndOn() {
    ArticleText text =
        ArticleText.sound().body("Intro.\n\n## A\n\n" + "so we go ".repeat(14) + ".");

    assertEquals(
        List.of(
            "0.md:%d: warning: a sentence of 42 words: so we go so we go ..."
                .formatted(text.bodyLine() + 2)),
        check(text));
  }

  @Test
  void namesAnOverdueReview() {
    ArticleText text = ArticleText.sound().with("review-by", "2026-11-27");

    assertEquals(
        List.of(
            "0.md:%d: warning: review-by: was to be reviewed by 2026-11-27"
                .formatted(text.lineOf("review-by"))),
        check(text));
  }

  @Test
  void targetsCanBeChosen() {
    ArticleText text =
        ArticleText.sound().body("The agency decides on every application. ".repeat(12));
    LibraryReading reading = ArticleText.read(text);

    assertFalse(LibraryLint.check(reading, new ReadingTargets(3, 0, 40), TODAY).isEmpty());
    assertEquals(List.of(), LibraryLint.check(reading, new ReadingTargets(16, 0, 40), TODAY));
  }

  private static String message(ArticleText text) {
    return problems(text).getFirst().message();
  }

  private static List<String> check(ArticleText... texts) {
    return problems(texts).stream().map(Problem::toString).toList();
  }

  private static List<Problem> problems(ArticleText... texts) {
    return LibraryLint.check(ArticleText.read(texts), ReadingTargets.USUAL, TODAY);
  }

  private static ArticleText version(int version, String from) {
    return ArticleText.sound()
        .with("version", Integer.toString(version))
        .with("effective-from", from);
  }
}
