// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

/** Puts the evidence together into one figure for each passage. */
final class Blend {
  /** The score of a passage that is no answer. */
  static final float STRANGE = -Float.MAX_VALUE;

  private Blend() {}

  /** Returns scores by words alone. */
  static float[] ofWords(Evidence evidence) {
    float[] scores = words(evidence);
    addOpenings(evidence, most(scores) - least(scores), scores);
    return scores;
  }

  /** Returns scores by words alone, wherever in its article a passage stands. */
  static float[] words(Evidence evidence) {
    float[] scores = new float[evidence.pool().size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = words(evidence, i) + evidence.column(Sign.NEARNESS)[i];
    }
    return scores;
  }

  private static float words(Evidence evidence, int i) {
    return evidence.column(Sign.ASKED)[i]
        + evidence.column(Sign.PAST)[i]
        + Tuning.PAIRS * evidence.column(Sign.PAIRS)[i]
        + Tuning.ARTICLE
            * (evidence.column(Sign.ARTICLE_ASKED)[i] + evidence.column(Sign.ARTICLE_PAST)[i]);
  }

  /** Returns scores by words and meaning, each brought to the span from 0 to 1. */
  static float[] ofBoth(Evidence evidence) {
    float[] scores = spread(words(evidence));
    float[] meaning = spread(ofMeaning(evidence));
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (1 - Tuning.MEANING) * scores[i] + Tuning.MEANING * meaning[i];
    }
    addOpenings(evidence, 1, scores);
    return scores;
  }

  private static void addOpenings(Evidence evidence, float span, float[] scores) {
    for (int i = 0; i < scores.length; i++) {
      scores[i] += span * evidence.column(Sign.OPENING)[i];
    }
  }

  /** Takes out passages that have none of the words and mean something else. */
  static void dropStrangers(Evidence evidence, float[] scores) {
    for (int i = 0; i < scores.length; i++) {
      boolean hasWords = words(evidence, i) > 0;
      if (!hasWords && evidence.column(Sign.MEANING)[i] < Tuning.LEAST_MEANING) {
        scores[i] = STRANGE;
      }
    }
  }

  /** Returns scores by meaning alone. */
  static float[] ofMeaning(Evidence evidence) {
    float[] scores = new float[evidence.pool().size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] =
          evidence.column(Sign.MEANING)[i]
              + Tuning.MEANING_ARTICLE * evidence.column(Sign.MEANING_ARTICLE)[i];
    }
    return scores;
  }

  /** Returns the scores brought to the span from 0 to 1. */
  static float[] spread(float[] scores) {
    float least = least(scores);
    float span = most(scores) - least;
    float[] spread = new float[scores.length];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = span > 0 ? (scores[i] - least) / span : 0;
    }
    return spread;
  }

  private static float most(float[] scores) {
    float most = -Float.MAX_VALUE;
    for (float score : scores) {
      most = Math.max(most, score);
    }
    return most;
  }

  private static float least(float[] scores) {
    float least = Float.MAX_VALUE;
    for (float score : scores) {
      least = Math.min(least, score);
    }
    return least;
  }
}
