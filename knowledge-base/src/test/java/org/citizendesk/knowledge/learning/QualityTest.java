// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import org.junit.jupiter.api.Test;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

class QualityTest {
  private static final double EXACT = 1e-12;

  @Test
  void countsAnswersByTheirPlace() {
    Quality quality = new Quality();
    quality.add(List.of("a", "b"), Set.of("a"), 1);
    quality.add(List.of("x", "y", "a"), Set.of("a"), 1);
    quality.add(List.of("1", "2", "3", "4", "5", "6", "a"), Set.of("a"), 1);
    quality.add(List.of(), Set.of("a"), 1);

    assertEquals(0.25, quality.r1(), EXACT);
    assertEquals(0.5, quality.r5(), EXACT);
    assertEquals(0.75, quality.r10(), EXACT);
    assertEquals((1 + 1 / 3.0 + 1 / 7.0) / 4, quality.mrr10(), EXACT);
    assertEquals((1 + 1 / 2.0 + 1 / 3.0) / 4, quality.ndcg10(), EXACT);
  }

  @Test
  void countsAQuestionAsOftenAsItWasAsked() {
    Quality quality = new Quality();
    quality.add(List.of("a"), Set.of("a"), 3);
    quality.add(List.of("x"), Set.of("a"), 1);

    assertEquals(0.75, quality.r1(), EXACT);
  }

  @Test
  void comparesSeveralAnswersWithTheBestOrderThereIs() {
    Quality quality = new Quality();
    quality.add(List.of("a", "x", "b"), Set.of("a", "b"), 1);

    double best = 1 + Math.log(2) / Math.log(3);
    assertEquals(1.5 / best, quality.ndcg10(), EXACT);
  }

  @Test
  void looksAtNoMoreThanTenPlaces() {
    Quality quality = new Quality();
    quality.add(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "a"), Set.of("a"), 1);

    assertEquals(0, quality.r10(), EXACT);
    assertEquals(0, quality.mrr10(), EXACT);
  }
}
