// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.ranking;

import org.citizendesk.knowledge.ranking.Trainer.Settings;
import org.junit.jupiter.api.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TrainerTest {
  private static final Settings SMALL = new Settings(40, 8, 0.2f, 5, 1f, 0.8f, 3);

  @Test
  void learnsWhichFigureTellsTheAnswer() {
    Ranker ranker = learned();

    assertTrue(share(ranker, questions(99)) > 0.9, () -> "first: " + ranker.decisive());
    assertTrue(ranker.decisive().getFirst().startsWith("telling "), ranker::text);
  }

  @Test
  void learnsTheSameFromTheSame() {
    assertEquals(learned().text(), learned().text());
  }

  @Test
  void learnsNothingFromQuestionsWithoutAnAnswer() {
    Judged none = new Judged(new float[][] {{1, 2}, {3, 4}}, new boolean[2], 1);

    Ranker ranker = new Trainer(SMALL).learn(List.of("telling", "noise"), List.of(none), Set.of());

    assertEquals(0, ranker.size());
    assertEquals(0, ranker.score(new float[] {1, 2}));
  }

  @Test
  void refusesRowsWithoutJudgements() {
    assertThrows(
        IllegalArgumentException.class, () -> new Judged(new float[3][1], new boolean[2], 1));
  }

  @Test
  void remembersWhichArticlesItLearnedFrom() {
    assertTrue(learned().learnedFrom("snap"));
    assertFalse(learned().learnedFrom("wic"));
  }

  static Ranker learned() {
    return new Trainer(SMALL).learn(List.of("telling", "noise"), questions(7), Set.of("snap"));
  }

  /** The answer is the row with the highest first figure; the second says nothing. */
  private static List<Judged> questions(long seed) {
    Random random = new Random(seed);
    List<Judged> questions = new ArrayList<>();
    for (int q = 0; q < 60; q++) {
      float[][] rows = new float[12][];
      boolean[] relevant = new boolean[rows.length];
      int answer = random.nextInt(rows.length);
      for (int i = 0; i < rows.length; i++) {
        float telling = random.nextFloat() + (i == answer ? 1 : 0);
        rows[i] = new float[] {telling, random.nextFloat() * 50};
      }
      relevant[answer] = true;
      questions.add(new Judged(rows, relevant, 1));
    }
    return questions;
  }

  private static double share(Ranker ranker, List<Judged> questions) {
    int right = 0;
    for (Judged question : questions) {
      int best = 0;
      for (int i = 1; i < question.rows().length; i++) {
        best = ranker.score(question.rows()[i]) > ranker.score(question.rows()[best]) ? i : best;
      }
      right += question.relevant()[best] ? 1 : 0;
    }
    return right / (double) questions.size();
  }
}
