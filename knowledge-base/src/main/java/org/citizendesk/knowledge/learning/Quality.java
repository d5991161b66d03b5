// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import java.util.List;
import java.util.Set;

/** How well ranked lists answer questions, by the usual measures with one grade of relevance. */
public final class Quality {
  private static final int DEPTH = 10;

  private double weight;
  private double r1;
  private double r5;
  private double r10;
  private double mrr;
  private double ndcg;

  /**
   * Counts one answer.
   *
   * @param ranked the passages found, best first
   * @param relevant the passages that answer the question
   * @param times for how many questions it stands
   */
  public void add(List<String> ranked, Set<String> relevant, int times) {
    weight += times;
    double gain = 0;
    int first = 0;
    for (int i = 0; i < Math.min(DEPTH, ranked.size()); i++) {
      if (relevant.contains(ranked.get(i))) {
        gain += 1 / log2(i + 2);
        first = first == 0 ? i + 1 : first;
      }
    }
    if (first > 0) {
      r1 += first == 1 ? times : 0;
      r5 += first <= 5 ? times : 0;
      r10 += times;
      mrr += times / (double) first;
      ndcg += times * gain / ideal(relevant.size());
    }
  }

  private static double ideal(int relevant) {
    double ideal = 0;
    for (int i = 0; i < Math.min(DEPTH, relevant); i++) {
      ideal += 1 / log2(i + 2);
    }
    return ideal;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  /** Returns the share with an answer at the first place. */
  public double r1() {
    return share(r1);
  }

  /** Returns the share with an answer among the first 5. */
  public double r5() {
    return share(r5);
  }

  /** Returns the share with an answer among the first 10. */
  public double r10() {
    return share(r10);
  }

  /** Returns the mean of 1 / the place of the first answer, 0 after the tenth. */
  public double mrr10() {
    return share(mrr);
  }

  /** Returns the normalised discounted cumulative gain of the first 10. */
  public double ndcg10() {
    return share(ndcg);
  }

  private double share(double sum) {
    return weight == 0 ? 0 : sum / weight;
  }
}
