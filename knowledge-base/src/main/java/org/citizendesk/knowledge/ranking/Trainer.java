// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Learns a {@link Ranker} from judged questions by LambdaMART: each tree corrects the order that
 * those before it left, pair by pair, by how much nDCG@10 would gain. Source: Burges, "From RankNet
 * to LambdaRank to LambdaMART", MSR-TR-2010-82; trees grown over histograms as in Ke et al.,
 * "LightGBM", 2017. The same questions and seed give the same ranker.
 */
public final class Trainer {
  private static final int DEPTH = 10;

  private final Settings settings;

  /** Makes one with these settings. */
  public Trainer(Settings settings) {
    this.settings = settings;
  }

  /**
   * How trees are grown.
   *
   * @param trees how many
   * @param leaves most of a tree
   * @param rate how much of its correction a tree makes
   * @param smallestLeaf least rows of a leaf
   * @param smoothing added to the weight of a leaf, against large answers from few rows
   * @param sample share of questions, and of features, that a tree sees
   * @param seed of the samples
   */
  public record Settings(
      int trees,
      int leaves,
      float rate,
      int smallestLeaf,
      float smoothing,
      float sample,
      long seed) {
    /** What was found best for some thousand questions. */
    public static final Settings USUAL = new Settings(150, 15, 0.05f, 40, 5f, 0.6f, 1);
  }

  /**
   * Learns. Takes some seconds for a thousand questions.
   *
   * @param features names of the figures in the rows
   * @param articles that the questions are about
   */
  public Ranker learn(List<String> features, List<Judged> questions, Set<String> articles) {
    List<Judged> all = questions.stream().filter(Judged::teaches).toList();
    Table table = Table.of(all, features.size());
    Random random = new Random(settings.seed());
    float[] scores = new float[table.rows()];
    double[] gradients = new double[table.rows()];
    double[] weights = new double[table.rows()];
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < settings.trees() && !all.isEmpty(); i++) {
      Lambdas.of(all, scores, DEPTH, gradients, weights);
      Growing growing = new Growing(table, gradients, weights, settings, random);
      Tree tree = growing.grow(sample(all, random));
      growing.addTo(scores);
      trees.add(tree);
    }
    return new Ranker(features, Ranker.signs(articles), trees);
  }

  private int[] sample(List<Judged> all, Random random) {
    int[] rows = new int[all.stream().mapToInt(each -> each.rows().length).sum()];
    int count = 0;
    int first = 0;
    for (Judged question : all) {
      if (random.nextFloat() < settings.sample()) {
        for (int i = 0; i < question.rows().length; i++) {
          rows[count++] = first + i;
        }
      }
      first += question.rows().length;
    }
    return Arrays.copyOf(rows, count);
  }
}
