// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

/**
 * How easy articles should be.
 *
 * @param grade the highest Flesch-Kincaid grade of an English article
 * @param inflesz the lowest INFLESZ value of a Spanish article
 * @param sentence the most words of a sentence
 */
public record ReadingTargets(double grade, double inflesz, int sentence) {
  /** Grade 8; INFLESZ 55, where "normal" begins; 40 words. */
  public static final ReadingTargets USUAL = new ReadingTargets(8, 55, 40);
}
