// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Change;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.RuleInPlace;
import org.citizendesk.knowledge.article.Standing;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What SNAP pays at most, by day and place, against the tables of the Food and Nutrition Service
 * for the fiscal years 2021 to 2023.
 */
class AllotmentsTest {
  private static final String TOPIC = "snap-maximum-allotments";
  private static final Jurisdiction HAWAII = new Jurisdiction("US-HI");

  private static KnowledgeBase base;

  @BeforeAll
  static void open() {
    base = KnowledgeBase.bundled();
  }

  @AfterAll
  static void close() {
    base.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          2020-10-01, US-TX, 204, 680
          2020-12-31, US-TX, 204, 680
          2021-01-01, US-TX, 234, 782
          2021-09-30, US-TX, 234, 782
          2021-10-01, US-TX, 250, 835
          2022-09-30, US-TX, 250, 835
          2022-10-01, US-TX, 281, 939
          2023-09-30, US-CA-037, 281, 939
          2020-12-31, US-HI, 375, "1,252"
          2021-01-01, US-HI, 432, "1,440"
          2021-09-30, US-HI, 432, "1,440"
          2021-10-01, US-HI, 472, "1,573"
          2022-10-01, US-HI, 538, "1,794"
          2022-10-01, US-HI-003, 538, "1,794"
          2020-12-31, US-GU, 300, "1,002"
          2021-09-30, US-GU, 345, "1,153"
          2021-10-01, US-GU, 369, "1,231"
          2022-10-01, US-GU, 415, "1,385"
          """)
  void areThoseOfTheDayAndThePlace(LocalDate day, Jurisdiction place, String one, String four) {
    Article rule = base.rule(TOPIC, "en", place, AsOf.of(day)).orElseThrow().rule();

    String amounts = rule.section("the-amounts").orElseThrow().text();
    assertTrue(amounts.contains("\n1 | $" + one + "\n"), amounts);
    assertTrue(amounts.contains("\n4 | $" + four + "\n"), amounts);
  }

  @ParameterizedTest
  @CsvSource({"US-HI, 2023-10-01", "US-TX, 2023-10-01", "US-GU, 2020-09-30", "US, 2020-09-30"})
  void areNotGuessedForOtherDays(Jurisdiction place, LocalDate day) {
    assertEquals(Optional.empty(), base.rule(TOPIC, "en", place, AsOf.of(day)));
  }

  @Test
  void ofHawaiiStandAboveThoseOfTheSameDayForTheCountry() {
    AsOf asOf = AsOf.of(LocalDate.of(2021, 10, 1));

    RuleInPlace rule = base.rule(TOPIC, "en", HAWAII, asOf).orElseThrow();

    assertEquals("snap-maximum-allotments-hawaii.en version 3", rule.rule().key().toString());
    assertEquals(
        "snap-maximum-allotments.en version 3", rule.federalFloor().orElseThrow().key().toString());
  }

  @Test
  void ofHawaiiAreFoundThereWithTheFederalOnesBesideThemAndNowhereElse() {
    SearchRequest request =
        SearchRequest.of("maximum SNAP allotment", "en", LocalDate.of(2022, 10, 1)).limit(5);

    List<SearchHit> hits =
        base.search(request.at(HAWAII)).hits().stream()
            .filter(hit -> hit.article().id().startsWith(TOPIC))
            .toList();

    assertEquals(1, hits.size(), hits::toString);
    assertEquals(
        "snap-maximum-allotments-hawaii.en version 4", hits.getFirst().article().toString());
    assertEquals(
        "snap-maximum-allotments.en version 4", String.valueOf(hits.getFirst().federalFloor()));
    assertEquals(
        "snap-maximum-allotments.en version 4",
        base.search(request.at(new Jurisdiction("US-TX"))).hits().getFirst().article().toString());
  }

  @Test
  void thatChangedSinceTheLastContactSayWhichRowsChanged() {
    Article now = base.open(TOPIC, "en", LocalDate.of(2021, 10, 1)).orElseThrow();

    Standing standing =
        base.library().standing(now, AsOf.of(LocalDate.of(2021, 10, 5)), LocalDate.of(2021, 9, 30));

    Standing.ChangedSinceContact changed =
        assertInstanceOf(Standing.ChangedSinceContact.class, standing);
    Change table =
        changed.changes().stream()
            .filter(change -> change.heading().equals("The amounts"))
            .findFirst()
            .orElseThrow();
    assertEquals("1 | $234", table.gone().getFirst());
    assertEquals("1 | $250", table.added().getFirst());
    assertEquals(9, table.added().size());
  }
}
