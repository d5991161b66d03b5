// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.ranking;

/** A decision tree. Node 0 is the root; a negative child is a leaf, {@code -1 - number}. */
final class Tree {
  private final int[] feature;
  private final float[] threshold;
  private final int[] left;
  private final int[] right;
  private final float[] leaves;

  /**
   * @param feature that each node looks at
   * @param threshold up to which a value goes left
   * @param left child of each node
   * @param right child of each node
   * @param leaves what the tree says
   */
  private Tree(int[] feature, float[] threshold, int[] left, int[] right, float[] leaves) {
    this.feature = feature;
    this.threshold = threshold;
    this.left = left;
    this.right = right;
    this.leaves = leaves;
  }

  /** Makes one to be filled. */
  static Tree ofSize(int nodes, int leaves) {
    return new Tree(
        new int[nodes], new float[nodes], new int[nodes], new int[nodes], new float[leaves]);
  }

  int[] feature() {
    return feature;
  }

  float[] threshold() {
    return threshold;
  }

  int[] left() {
    return left;
  }

  int[] right() {
    return right;
  }

  float[] leaves() {
    return leaves;
  }

  float score(float[] row) {
    if (feature.length == 0) {
      return leaves[0];
    }
    int node = 0;
    while (node >= 0) {
      node = row[feature[node]] <= threshold[node] ? left[node] : right[node];
    }
    return leaves[-1 - node];
  }
}
