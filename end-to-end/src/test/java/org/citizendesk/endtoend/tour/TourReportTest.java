// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.tour;

import org.citizendesk.endtoend.proof.Findings;
import org.citizendesk.endtoend.proof.Tally;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TourReportTest {
  private static final Tally ONE_EACH = new Tally(1, 1, 1);
  private static final List<String> PICTURES = List.of("desk.png");

  @Test
  void aTourIsGoodWhenEveryoneWasAnsweredAndNothingIsMissing() {
    assertTrue(report(ONE_EACH, 9, 0, 0, 3, PICTURES).isGood());
  }

  @Test
  void anUnansweredChannelSpoilsIt() {
    assertFalse(report(new Tally(0, 1, 1), 9, 0, 0, 3, PICTURES).isGood());
    assertFalse(report(new Tally(1, 0, 1), 9, 0, 0, 3, PICTURES).isGood());
    assertFalse(report(new Tally(1, 1, 0), 9, 0, 0, 3, PICTURES).isGood());
  }

  @Test
  void whatIsLostOrDoubledOrNeverAcceptedSpoilsIt() {
    assertFalse(report(ONE_EACH, 9, 1, 0, 3, PICTURES).isGood());
    assertFalse(report(ONE_EACH, 9, 0, 1, 3, PICTURES).isGood());
    assertFalse(report(ONE_EACH, 8, 0, 0, 3, PICTURES).isGood());
  }

  @Test
  void aTourWithoutPicturesOrHitsShowsNothing() {
    assertFalse(report(ONE_EACH, 9, 0, 0, 0, PICTURES).isGood());
    assertFalse(report(ONE_EACH, 9, 0, 0, 3, List.of()).isGood());
  }

  @Test
  void theFileHasTheKeysThatOthersRead() {
    JsonNode json = new JsonMapper().valueToTree(report(new Tally(1, 2, 3), 9, 0, 0, 3, PICTURES));

    assertEquals(
        List.of(
            "contacts",
            "answered",
            "pushed",
            "accepted",
            "delivered",
            "lost",
            "duplicated",
            "searchHits",
            "seconds",
            "screenshots",
            "complaints",
            "good"),
        List.copyOf(json.propertyNames()));
    assertEquals(2, json.get("answered").get("chat").asInt());
    assertEquals(3, json.get("answered").get("email").asInt());
  }

  private static TourReport report(
      Tally answered, int accepted, int lost, int doubled, int hits, List<String> pictures) {
    Findings findings = new Findings(ONE_EACH, answered, 9, accepted, 30, lost, doubled, List.of());
    return TourReport.of(findings, hits, 12.5, pictures);
  }
}
