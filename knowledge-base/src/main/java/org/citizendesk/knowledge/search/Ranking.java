// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.ranking.Ranker;

/** Puts the best passages into the order that was learned. */
final class Ranking {
  /** How many passages are judged; the others stay behind them. */
  static final int DEPTH = 60;

  private static final float NEARNESS = 0.15f;

  /**
   * What words and meaning say beside the ranker where a talk begins: it knows few such questions.
   */
  private static final float UNLEARNED = 8f;

  private Ranking() {}

  /**
   * Replaces the scores.
   *
   * @param scores by words and meaning, 0 to 1
   */
  static void apply(Ranker ranker, Evidence evidence, float[] scores, Features.Request request) {
    int[] best = Features.best(scores, DEPTH);
    float[][] rows = Features.of(evidence, scores, best, request);
    float least = Float.MAX_VALUE;
    float[] judged = new float[best.length];
    for (int i = 0; i < best.length; i++) {
      judged[i] = ranker.score(rows[i]) + evidence.column(Sign.NEARNESS)[best[i]] * NEARNESS;
      if (request.turns() == 0) {
        judged[i] += UNLEARNED * scores[best[i]];
      }
      least = Math.min(least, judged[i]);
    }
    for (int i = 0; i < best.length; i++) {
      scores[best[i]] = 1 + judged[i] - least;
    }
  }
}
