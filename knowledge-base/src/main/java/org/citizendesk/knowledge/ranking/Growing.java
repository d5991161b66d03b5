// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.ranking;

import org.citizendesk.knowledge.ranking.Trainer.Settings;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Grows one tree: always at the leaf where a split gains most. */
final class Growing {
  private static final double LEAST_GAIN = 1e-9;

  private final Table table;
  private final double[] gradients;
  private final double[] weights;
  private final Settings settings;
  private final boolean[] looksAt;
  private @Nullable Tree grown;

  Growing(Table table, double[] gradients, double[] weights, Settings settings, Random random) {
    this.table = table;
    this.gradients = gradients;
    this.weights = weights;
    this.settings = settings;
    this.looksAt = new boolean[table.features()];
    for (int f = 0; f < looksAt.length; f++) {
      looksAt[f] = random.nextFloat() < settings.sample();
    }
  }

  private record Split(int feature, int bin, double gain) {}

  private static final class Leaf {
    private final int[] rows;
    private final @Nullable Split split;
    private int node = -1;
    private @Nullable Leaf left;
    private @Nullable Leaf right;

    Leaf(int[] rows, @Nullable Split split) {
      this.rows = rows;
      this.split = split;
    }

    double gain() {
      return split == null ? 0 : split.gain();
    }
  }

  Tree grow(int[] rows) {
    Leaf root = leaf(rows);
    List<Leaf> leaves = new ArrayList<>(List.of(root));
    List<Leaf> nodes = new ArrayList<>();
    while (leaves.size() < settings.leaves()) {
      Leaf best = leaves.stream().max(Comparator.comparingDouble(Leaf::gain)).orElseThrow();
      if (best.split == null) {
        break;
      }
      leaves.remove(best);
      divide(best, best.split);
      best.node = nodes.size();
      nodes.add(best);
      leaves.add(Objects.requireNonNull(best.left));
      leaves.add(Objects.requireNonNull(best.right));
    }
    Tree tree = tree(nodes, leaves);
    grown = tree;
    return tree;
  }

  /** Adds what the tree says to the scores of all rows. */
  void addTo(float[] scores) {
    Tree tree = Objects.requireNonNull(grown, "grow first");
    for (int row = 0; row < scores.length; row++) {
      int node = tree.feature().length == 0 ? -1 : 0;
      while (node >= 0) {
        int feature = tree.feature()[node];
        int bin = table.bin(feature, row);
        float[] upTo = table.upTo()[feature];
        boolean goesLeft = bin < upTo.length && upTo[bin] <= tree.threshold()[node];
        node = goesLeft ? tree.left()[node] : tree.right()[node];
      }
      scores[row] += tree.leaves()[-1 - node];
    }
  }

  private Tree tree(List<Leaf> nodes, List<Leaf> leaves) {
    int count = nodes.size();
    Tree tree = Tree.ofSize(count, leaves.size());
    for (int i = 0; i < count; i++) {
      Leaf node = nodes.get(i);
      Split split = Objects.requireNonNull(node.split);
      tree.feature()[i] = split.feature();
      tree.threshold()[i] = table.upTo()[split.feature()][split.bin()];
      tree.left()[i] = child(Objects.requireNonNull(node.left), leaves);
      tree.right()[i] = child(Objects.requireNonNull(node.right), leaves);
    }
    for (int i = 0; i < leaves.size(); i++) {
      double pull = 0;
      double weight = settings.smoothing();
      for (int row : leaves.get(i).rows) {
        pull += gradients[row];
        weight += weights[row];
      }
      tree.leaves()[i] = (float) (settings.rate() * pull / weight);
    }
    return tree;
  }

  private static int child(Leaf child, List<Leaf> leaves) {
    return child.node >= 0 ? child.node : -1 - leaves.indexOf(child);
  }

  private void divide(Leaf leaf, Split split) {
    int count = 0;
    for (int row : leaf.rows) {
      count += table.bin(split.feature(), row) <= split.bin() ? 1 : 0;
    }
    int[] low = new int[count];
    int[] high = new int[leaf.rows.length - count];
    int l = 0;
    int h = 0;
    for (int row : leaf.rows) {
      if (table.bin(split.feature(), row) <= split.bin()) {
        low[l++] = row;
      } else {
        high[h++] = row;
      }
    }
    leaf.left = leaf(low);
    leaf.right = leaf(high);
  }

  private Leaf leaf(int[] rows) {
    @Nullable Split best = null;
    if (rows.length >= 2 * settings.smallestLeaf()) {
      for (int f = 0; f < looksAt.length; f++) {
        Split split = looksAt[f] ? best(f, rows) : null;
        if (split != null && (best == null || split.gain() > best.gain())) {
          best = split;
        }
      }
    }
    return new Leaf(rows, best);
  }

  private @Nullable Split best(int feature, int[] rows) {
    double[] pulls = new double[Table.MOST_BINS];
    double[] sums = new double[Table.MOST_BINS];
    int[] counts = new int[Table.MOST_BINS];
    double allPull = 0;
    double allWeight = 0;
    for (int row : rows) {
      int bin = table.bin(feature, row);
      pulls[bin] += gradients[row];
      sums[bin] += weights[row];
      counts[bin]++;
      allPull += gradients[row];
      allWeight += weights[row];
    }
    double whole = gain(allPull, allWeight);
    @Nullable Split best = null;
    double pull = 0;
    double weight = 0;
    int count = 0;
    for (int bin = 0; bin < table.upTo()[feature].length; bin++) {
      pull += pulls[bin];
      weight += sums[bin];
      count += counts[bin];
      boolean both =
          count >= settings.smallestLeaf() && rows.length - count >= settings.smallestLeaf();
      double gain = gain(pull, weight) + gain(allPull - pull, allWeight - weight) - whole;
      if (both && gain > (best == null ? LEAST_GAIN : best.gain())) {
        best = new Split(feature, bin, gain);
      }
    }
    return best;
  }

  private double gain(double pull, double weight) {
    return pull * pull / (weight + settings.smoothing());
  }
}
