// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/**
 * What was in force, and what was known of it. The story is that of the SNAP amounts of 2021: a law
 * of December 2020 raised them until the end of June, a law of 11 March 2021 until the end of
 * September.
 */
class AsOfTest {
  private static final ArticleLibrary LIBRARY =
      sound(
          version(1, "2020-10-01", "2020-10-01").body("Most is $204."),
          version(2, "2021-01-01", "2020-12-27")
              .with("effective-to", "2021-07-01")
              .with("supersedes", "1")
              .body("Most is $234, until June."),
          version(3, "2021-07-01", "2020-12-27")
              .with("recorded-to", "2021-03-11")
              .body("Most is $204 again."),
          version(4, "2021-07-01", "2021-03-11")
              .with("effective-to", "2021-10-01")
              .body("Most is $234, until September."),
          version(5, "2021-10-01", "2021-08-16").body("Most is $250."));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2020-12-01, 2020-12-01, 1
          2021-02-01, 2020-12-01, 1
          2021-02-01, 2021-02-01, 2
          2021-08-01, 2020-12-26, 1
          2021-08-01, 2021-02-01, 3
          2021-08-01, 2021-03-10, 3
          2021-08-01, 2021-03-11, 4
          2021-08-01, 2022-01-01, 4
          2021-11-01, 2021-03-10, 3
          2021-11-01, 2021-05-01, 0
          2021-11-01, 2021-08-16, 5
          2020-09-30, 2022-01-01, 0
          2021-02-01, 2020-09-30, 0
          """)
  void answersForADayAsItWasKnownOnAnother(LocalDate day, LocalDate knownOn, int version) {
    assertEquals(
        version,
        LIBRARY
            .inForce("snap-apply", "en", new AsOf(day, knownOn))
            .map(article -> article.key().version())
            .orElse(0));
  }

  @Test
  void tellsTheWholeHistoryOfAVersion() {
    assertEquals(
        List.of(
            new KnownPeriod(period("2020-10-01", "2020-12-27"), from("2020-10-01")),
            new KnownPeriod(from("2020-12-27"), period("2020-10-01", "2021-01-01"))),
        LIBRARY.history(article(1)));
    assertEquals(
        List.of(new KnownPeriod(period("2020-12-27", "2021-03-11"), from("2021-07-01"))),
        LIBRARY.history(article(3)));
  }

  @Test
  void aVersionThatWasNotKnownOrHadBeenWithdrawnSaysSo() {
    LocalDate august = LocalDate.of(2021, 8, 1);

    assertInstanceOf(Standing.NotKnown.class, LIBRARY.standing(article(3), AsOf.of(august)));
    assertInstanceOf(
        Standing.NotKnown.class,
        LIBRARY.standing(article(4), new AsOf(august, LocalDate.of(2021, 3, 10))));
    assertInstanceOf(
        Standing.InForce.class,
        LIBRARY.standing(article(3), new AsOf(august, LocalDate.of(2021, 3, 10))));
  }

  @Test
  void anExpiredVersionNamesTheOneThatHoldsInstead() {
    Standing standing = LIBRARY.standing(article(2), AsOf.of(LocalDate.of(2021, 10, 1)));

    assertEquals(
        new Standing.Expired(period("2021-01-01", "2021-07-01"), article(5).key()), standing);
  }

  @Test
  void whoWasToldOfJulyBeforeTheLawOfMarchIsToldWhatChanged() {
    AsOf now = AsOf.of(LocalDate.of(2021, 11, 2));

    Standing standing = LIBRARY.standing(article(5), now, LocalDate.of(2021, 9, 30));

    Standing.ChangedSinceContact changed =
        assertInstanceOf(Standing.ChangedSinceContact.class, standing);
    assertEquals(article(4).key(), changed.before());
    assertEquals(
        List.of(
            new Change(
                Change.Part.TEXT,
                "",
                List.of("Most is $234, until September."),
                List.of("Most is $250."))),
        changed.changes());
  }

  @Test
  void aContactUnderTheSameVersionOrOnTheDayItselfChangesNothing() {
    AsOf now = AsOf.of(LocalDate.of(2021, 11, 2));

    for (LocalDate last : List.of(LocalDate.of(2021, 10, 1), LocalDate.of(2021, 11, 2))) {
      assertEquals(
          new Standing.InForce(from("2021-10-01")), LIBRARY.standing(article(5), now, last));
    }
  }

  @Test
  void aRuleThatIsNewSinceTheContactHasNothingBefore() {
    Standing standing =
        LIBRARY.standing(article(1), AsOf.of(LocalDate.of(2020, 12, 1)), LocalDate.of(2020, 9, 30));

    assertEquals(
        new Standing.ChangedSinceContact(
            period("2020-10-01", "2021-01-01"), LocalDate.of(2020, 9, 30), null, List.of()),
        standing);
  }

  @Test
  void refusesVersionsThatClashInWhatWasKnownOnce() {
    LibraryReading reading =
        ArticleText.read(
            version(1, "2021-01-01", "2021-01-01").with("recorded-to", "2021-03-11"),
            version(2, "2021-01-01", "2021-03-10"));

    assertEquals(
        Optional.of("effective-from: version 1 is in force on some of the same days (0.md)"),
        reading.problems().stream().map(Problem::message).findFirst());
  }

  private static ArticleText version(int version, String from, String recorded) {
    return ArticleText.sound()
        .with("version", Integer.toString(version))
        .with("effective-from", from)
        .with("recorded", recorded);
  }

  private static ArticleLibrary sound(ArticleText... texts) {
    LibraryReading reading = ArticleText.read(texts);
    assertEquals(List.of(), reading.problems());
    return reading.library();
  }

  private static Article article(int version) {
    return LIBRARY.find(new ArticleKey("snap-apply", "en", version)).orElseThrow();
  }

  private static Period from(String from) {
    return new Period(LocalDate.parse(from), LocalDate.MAX);
  }

  private static Period period(String from, String to) {
    return new Period(LocalDate.parse(from), LocalDate.parse(to));
  }
}
