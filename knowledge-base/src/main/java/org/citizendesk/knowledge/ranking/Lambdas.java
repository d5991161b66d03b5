// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.ranking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which way each row should go, and how sure that is. */
final class Lambdas {
  private Lambdas() {}

  /**
   * Fills the gradients and their weights.
   *
   * @param scores of all rows of all questions, so far
   * @param depth only pairs with a row among the first so many count
   */
  static void of(
      List<Judged> questions, float[] scores, int depth, double[] gradients, double[] weights) {
    Arrays.fill(gradients, 0);
    Arrays.fill(weights, 0);
    int first = 0;
    for (Judged question : questions) {
      add(question, first, scores, depth, gradients, weights);
      first += question.rows().length;
    }
  }

  private static void add(
      Judged question, int first, float[] scores, int depth, double[] gradients, double[] weights) {
    boolean[] relevant = question.relevant();
    Integer[] order = new Integer[relevant.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -scores[first + i]));
    double ideal = ideal(relevant, depth);
    for (int a = 0; a < order.length; a++) {
      for (int b = a + 1; b < order.length && a < depth; b++) {
        int high = order[a];
        int low = order[b];
        if (relevant[high] == relevant[low]) {
          continue;
        }
        int good = first + (relevant[high] ? high : low);
        int bad = first + (relevant[high] ? low : high);
        double gain = Math.abs(discount(a, depth) - discount(b, depth)) / ideal;
        double doubt = 1 / (1 + Math.exp(scores[good] - scores[bad]));
        double pull = question.weight() * gain * doubt;
        gradients[good] += pull;
        gradients[bad] -= pull;
        double weight = pull * (1 - doubt);
        weights[good] += weight;
        weights[bad] += weight;
      }
    }
  }

  private static double ideal(boolean[] relevant, int depth) {
    int count = 0;
    for (boolean each : relevant) {
      count += each ? 1 : 0;
    }
    double ideal = 0;
    for (int i = 0; i < Math.min(count, depth); i++) {
      ideal += discount(i, depth);
    }
    return ideal;
  }

  private static double discount(int place, int depth) {
    return place < depth ? Math.log(2) / Math.log(place + 2) : 0;
  }
}
