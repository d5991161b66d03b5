// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.meaning.Embedder;

/** What a request means. */
final class Asked {
  private final float[] alone;
  private final float[] inContext;

  /**
   * @param alone of what was asked last
   * @param inContext of that and of what was said before
   */
  Asked(float[] alone, float[] inContext) {
    this.alone = alone;
    this.inContext = inContext;
  }

  float[] alone() {
    return alone;
  }

  float[] inContext() {
    return inContext;
  }

  private static final int MOST_CHARACTERS = 800;

  /**
   * Reads a request.
   *
   * @param change what was said before it is left out
   */
  static Asked of(SearchRequest request, TopicChange change, Embedder embedder) {
    float[] alone = embedder.embed(request.read());
    if (change.turns() == 0) {
      return new Asked(alone, alone);
    }
    StringBuilder all = new StringBuilder(request.read());
    for (Turn turn : request.before().subList(0, change.turns())) {
      if (all.length() > MOST_CHARACTERS) {
        break;
      }
      all.append(' ').append(turn.text());
    }
    all.setLength(Math.min(all.length(), MOST_CHARACTERS));
    return new Asked(alone, mixed(alone, embedder.embed(all.toString())));
  }

  private static float[] mixed(float[] alone, float[] all) {
    float[] mixed = new float[alone.length];
    double squares = 0;
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = Tuning.ALONE * alone[i] + (1 - Tuning.ALONE) * all[i];
      squares += (double) mixed[i] * mixed[i];
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] /= length;
    }
    return mixed;
  }
}
