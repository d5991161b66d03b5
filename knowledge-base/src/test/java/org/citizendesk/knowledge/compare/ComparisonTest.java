// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.Change;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.compare.Run.Mark;
import org.junit.jupiter.api.Test;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ComparisonTest {
  @Test
  void marksTheWordsThatChangedAndNoOthers() {
    Row row = only(between("You get $204 a month.", "You get $234 every month."));

    assertEquals("You get [-$204 a-][+$234 every+] month.", words(row));
  }

  @Test
  void leavesTheSpaceBeforeAChangeAlone() {
    Row row = only(between("Through September 2022.", "Through September 2023. Callers ask."));

    assertEquals("Through September [-2022-][+2023. Callers ask+].", words(row));
  }

  @Test
  void laysRowsOfATableSideBySideByTheirFirstCell() {
    Part part =
        between(
            "| Size | Most |\n|---|---|\n| 1 | $204 |\n| 2 | $374 |\n",
            "| Size | Most |\n|---|---|\n| 1 | $234 |\n| 2 | $430 |\n| 3 | $616 |\n");

    assertEquals(
        List.of("Size | Most", "1 | [-$204-][+$234+]", "2 | [-$374-][+$430+]", "[+3+] | [+$616+]"),
        part.rows().stream().map(ComparisonTest::words).toList());
  }

  @Test
  void laysItemsOfAListSideBySideThoughOneWasTakenOut() {
    Part part =
        between(
            "- veterans who served\n- a child under 18\n- people fit for work\n",
            "- a child under 14\n- people fit for work\n");

    assertEquals(
        List.of("[-veterans who served-]", "a child under [-18-][+14+]", "people fit for work"),
        part.rows().stream().map(ComparisonTest::words).toList());
  }

  @Test
  void knowsASectionThatWasGivenAnotherHeading() {
    String text = "Bring your card, a letter and a form to the office.\n";
    List<Part> parts = parts("## What to bring\n\n" + text, "## Papers to bring\n\n" + text);

    assertEquals("[-What-][+Papers+] to bring", words(parts.getFirst().rows().getFirst()));
    assertEquals("Papers to bring", parts.getFirst().heading());
    assertEquals(1, parts.size());
    assertFalse(parts.getFirst().rows().getLast().isChanged());
  }

  @Test
  void showsAMovedSectionWhereItIsNowAndALostOneWhereItWas() {
    List<Part> parts =
        parts(
            "## A\n\nOne text.\n\n## Lost\n\nGone for good.\n\n## B\n\nTwo words.\n",
            "## B\n\nTwo words.\n\n## A\n\nOne text.\n");

    assertEquals(List.of("B", "A", "Lost"), parts.stream().map(Part::heading).toList());
    assertEquals(List.of(false, false, true), parts.stream().map(Part::isChanged).toList());
  }

  @Test
  void comparesWhatStandsAroundTheTextToo() {
    Comparison comparison =
        compare(
            ArticleText.sound().with("questions", "[How old are you?]").with("minutes", "5"),
            ArticleText.sound()
                .with("questions", "[How old are you now?]")
                .with("documents", "[A card]")
                .with("citations", "[7 CFR 273.2]")
                .with("minutes", "10"));

    assertEquals(
        List.of(Change.Part.QUESTIONS, Change.Part.DOCUMENTS, Change.Part.MINUTES),
        comparison.parts().stream().filter(Part::isChanged).map(Part::kind).toList());
    assertEquals(3, comparison.changes());
  }

  @Test
  void noticesALinkThatLeadsElsewhere() {
    Row row =
        only(between("See [the form](https://old.gov/f).", "See [the form](https://new.gov/f)."));

    assertEquals("See [-the form-][+the form+].", words(row));
  }

  @Test
  void comparesTheAllotmentsThatComeAlong() {
    ArticleLibrary library = KnowledgeBase.bundledLibrary();
    Comparison comparison = Comparison.of(allotments(library, 3), allotments(library, 4));
    List<String> rows =
        comparison.parts().stream()
            .flatMap(part -> part.rows().stream())
            .map(ComparisonTest::words)
            .toList();

    assertTrue(rows.contains("1 | [-$250-][+$281+]"), rows::toString);
    assertTrue(rows.contains("4 | [-$835-][+$939+]"), rows::toString);
  }

  @Test
  void ofTextsWithoutEndTheDifferenceIsFoundSoonIfNotTheShortest() {
    Row row = only(between("a word ".repeat(20_000), "no word ".repeat(20_000)));

    assertTrue(row.isChanged());
  }

  private static Article allotments(ArticleLibrary library, int version) {
    return library.find(new ArticleKey("snap-maximum-allotments", "en", version)).orElseThrow();
  }

  private static Row only(Part part) {
    assertEquals(1, part.rows().size());
    return part.rows().getFirst();
  }

  private static Part between(String before, String after) {
    List<Part> parts = parts(before, after);
    assertEquals(1, parts.size());
    return parts.getFirst();
  }

  private static List<Part> parts(String before, String after) {
    return compare(ArticleText.sound().body(before), ArticleText.sound().body(after))
        .parts()
        .stream()
        .filter(part -> part.kind() == Change.Part.TEXT)
        .toList();
  }

  private static Comparison compare(ArticleText before, ArticleText after) {
    LibraryReading reading =
        ArticleText.read(
            before,
            after
                .with("version", "2")
                .with("effective-from", "2025-10-01")
                .with("supersedes", "1"));
    assertEquals(List.of(), reading.errors());
    List<Article> versions = reading.library().versions("snap-apply");
    return Comparison.of(versions.getLast(), versions.getFirst());
  }

  private static String words(Row row) {
    return row.cells().stream()
        .map(runs -> runs.stream().map(ComparisonTest::marked).collect(Collectors.joining()))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" | "));
  }

  private static String marked(Run run) {
    return run.mark() == Mark.SAME
        ? run.text()
        : (run.mark() == Mark.GONE ? "[-%s-]" : "[+%s+]").formatted(run.text());
  }
}
