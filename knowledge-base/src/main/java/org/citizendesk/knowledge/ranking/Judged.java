// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.ranking;

/** A question with what was found for it. */
public final class Judged {
  private final float[][] rows;
  private final boolean[] relevant;
  private final float weight;

  /**
   * @param rows the figures of each passage; not to be changed afterwards
   * @param relevant whether each answers the question
   * @param weight how much the question counts
   * @throws IllegalArgumentException if there is not a judgement for each row
   */
  public Judged(float[][] rows, boolean[] relevant, float weight) {
    if (rows.length != relevant.length) {
      throw new IllegalArgumentException(
          rows.length + " rows, but " + relevant.length + " judgements");
    }
    this.rows = rows;
    this.relevant = relevant.clone();
    this.weight = weight;
  }

  /** Returns the same, counting so many times as much. */
  public Judged times(float factor) {
    return new Judged(rows, relevant, weight * factor);
  }

  float[][] rows() {
    return rows;
  }

  boolean[] relevant() {
    return relevant;
  }

  float weight() {
    return weight;
  }

  /** Returns whether there is a passage to prefer and one to prefer it to. */
  public boolean teaches() {
    int count = 0;
    for (boolean each : relevant) {
      count += each ? 1 : 0;
    }
    return count > 0 && count < relevant.length;
  }
}
