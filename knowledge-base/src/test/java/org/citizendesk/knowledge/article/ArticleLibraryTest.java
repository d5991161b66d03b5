// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ArticleLibraryTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2021, 9, 30);
  private static final LocalDate NEXT_DAY = LocalDate.of(2021, 10, 1);

  @Test
  void opensTheVersionInForceOnTheDay() {
    ArticleLibrary library =
        sound(version(1, "2021-01-01", "2021-10-01"), version(2, "2021-10-01"));

    assertEquals(Optional.empty(), inForce(library, LocalDate.of(2020, 12, 31)));
    assertEquals(Optional.of(1), inForce(library, LAST_DAY));
    assertEquals(Optional.of(2), inForce(library, NEXT_DAY));
    assertEquals(Optional.of(2), inForce(library, LocalDate.of(2099, 1, 1)));
  }

  @Test
  void aVersionEndsWhereTheOneThatSupersedesItBegins() {
    ArticleLibrary library =
        sound(version(1, "2021-01-01"), version(2, "2021-10-01").with("supersedes", "1"));

    assertEquals(Optional.of(1), inForce(library, LAST_DAY));
    assertEquals(Optional.of(2), inForce(library, NEXT_DAY));
    assertEquals(
        new Period(LocalDate.of(2021, 1, 1), NEXT_DAY), library.period(version(library, 1)));
  }

  @Test
  void aCorrectionMadeLaterLeavesWhatWasKnownBeforeExplainable() {
    ArticleLibrary library =
        sound(
            version(1, "2021-01-01").with("recorded", "2021-01-01"),
            version(2, "2021-01-01").with("supersedes", "1").with("recorded", "2021-11-05"));

    assertEquals(Optional.of(2), inForce(library, LAST_DAY));
    assertEquals(
        1,
        library
            .inForce("snap-apply", "en", new AsOf(LAST_DAY, LocalDate.of(2021, 11, 4)))
            .orElseThrow()
            .key()
            .version());
    assertTrue(library.period(version(library, 1)).isEmpty());
  }

  @Test
  void anEmergencyRuleEndsByItself() {
    ArticleLibrary library = sound(version(1, "2021-01-01", "2021-10-01"));

    assertEquals(Optional.empty(), inForce(library, NEXT_DAY));
    Article article = version(library, 1);
    assertInstanceOf(
        Standing.Future.class, library.standing(article, AsOf.of(LocalDate.of(2020, 1, 1))));
    assertInstanceOf(Standing.InForce.class, library.standing(article, AsOf.of(LAST_DAY)));
    assertInstanceOf(Standing.Expired.class, library.standing(article, AsOf.of(NEXT_DAY)));
  }

  @Test
  void refusesVersionsThatAreInForceOnTheSameDays() {
    ArticleText later = version(2, "2021-09-30");

    LibraryReading reading = ArticleText.read(version(1, "2021-01-01", "2021-10-01"), later);

    assertEquals(
        List.of(
            "1.md:%d: error: effective-from: version 1 is in force on some of the same days (0.md)"
                .formatted(later.lineOf("effective-from"))),
        lines(reading));
    assertEquals(1, reading.library().articles().size());
  }

  @Test
  void letsEachLanguageHaveItsOwnVersions() {
    ArticleLibrary library =
        sound(version(1, "2021-01-01"), version(1, "2021-06-01").with("language", "es"));

    assertEquals(2, library.versions("snap-apply").size());
    assertEquals(Optional.empty(), library.inForce("snap-apply", "fr", NEXT_DAY));
  }

  @Test
  void refusesTheSameVersionTwice() {
    LibraryReading reading = ArticleText.read(version(1, "2021-01-01"), version(1, "2022-01-01"));

    assertEquals(
        List.of("1.md:8: error: version: snap-apply.en version 1 is also in 0.md"), lines(reading));
  }

  @Test
  void refusesAnIdThatChangesItsProgramOrPlace() {
    LibraryReading reading =
        ArticleText.read(
            version(1, "2021-01-01", "2022-01-01"),
            version(2, "2022-01-01", "2023-01-01").with("program", "wic"),
            version(3, "2023-01-01").with("jurisdiction", "US-TX"));

    assertEquals(
        List.of(
            "1.md:4: error: program: differs from that of the same id in 0.md",
            "2.md:5: error: jurisdiction: differs from that of the same id in 0.md:"
                + " a local rule has its own id"),
        lines(reading));
  }

  @Test
  void refusesToSupersedeAVersionThatIsNotThere() {
    LibraryReading reading = ArticleText.read(version(3, "2021-01-01").with("supersedes", "2"));

    assertEquals(
        List.of("0.md:14: error: supersedes: there is no version 2 of snap-apply"), lines(reading));
  }

  @Test
  void listsVersionsNewestFirstAndPrograms() {
    ArticleLibrary library =
        sound(
            version(1, "2021-01-01", "2022-01-01"),
            version(2, "2022-01-01"),
            version(1, "2021-01-01").with("id", "wic-apply").with("program", "wic"));

    assertEquals(
        List.of(2, 1),
        library.versions("snap-apply").stream().map(it -> it.key().version()).toList());
    assertEquals(Set.of("snap", "wic"), library.programs());
    assertEquals(List.of(), library.versions("unknown"));
  }

  @Test
  void namesTheArticlesWhoseReviewIsOverdue() {
    LibraryReading reading =
        ArticleText.read(version(1, "2021-01-01", "2022-01-01"), version(2, "2022-01-01"));

    assertEquals(List.of(), reading.overdue(LocalDate.of(2027, 1, 1)));
    assertEquals(
        List.of(2),
        reading.overdue(LocalDate.of(2027, 1, 2)).stream().map(it -> it.key().version()).toList());
  }

  @Test
  void readsAFolderWithItsSubfolders(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("snap"));
    Files.write(folder.resolve("snap/apply.md"), version(1, "2021-01-01").bytes());
    Files.writeString(folder.resolve("README.txt"), "not an article");

    LibraryReading reading = LibraryReading.ofFolder(folder);

    assertEquals(1, reading.library().articles().size());
    assertEquals(List.of(), reading.problems());
  }

  @Test
  void saysWhichFolderCannotBeRead(@TempDir Path folder) {
    Path missing = folder.resolve("missing");

    KnowledgeException e =
        assertThrows(KnowledgeException.class, () -> LibraryReading.ofFolder(missing));

    assertTrue(e.getMessage().contains(missing.toString()));
  }

  private static ArticleText version(int version, String from) {
    return ArticleText.sound()
        .with("version", Integer.toString(version))
        .with("effective-from", from)
        .with("recorded", "2020-01-01");
  }

  private static ArticleText version(int version, String from, String to) {
    return version(version, from).with("effective-to", to);
  }

  private static ArticleLibrary sound(ArticleText... texts) {
    LibraryReading reading = ArticleText.read(texts);
    assertEquals(List.of(), reading.problems());
    return reading.library();
  }

  private static Optional<Integer> inForce(ArticleLibrary library, LocalDate day) {
    return library.inForce("snap-apply", "en", day).map(article -> article.key().version());
  }

  private static Article version(ArticleLibrary library, int version) {
    return library.find(new ArticleKey("snap-apply", "en", version)).orElseThrow();
  }

  private static List<String> lines(LibraryReading reading) {
    return reading.problems().stream().map(Problem::toString).toList();
  }
}
