// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.ranking;

/**
 * A question with what was found for it.
 *
 * @param rows the figures of each passage
 * @param relevant whether each answers the question
 * @param weight how much the question counts
 */
public record Judged(float[][] rows, boolean[] relevant, float weight) {
  /**
   * @throws IllegalArgumentException if there is not a judgement for each row
   */
  public Judged {
    if (rows.length != relevant.length) {
      throw new IllegalArgumentException(
          rows.length + " rows, but " + relevant.length + " judgements");
    }
  }

  boolean teaches() {
    int count = 0;
    for (boolean each : relevant) {
      count += each ? 1 : 0;
    }
    return count > 0 && count < relevant.length;
  }
}
