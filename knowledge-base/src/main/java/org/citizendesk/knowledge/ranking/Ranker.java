// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.ranking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trees that were learned from judged questions; the higher their sum, the better a passage.
 * Unchangeable, so any thread may use it.
 */
public final class Ranker {
  private static final String FORM = "citizen-desk-ranker 1";

  private final List<String> features;
  private final Set<String> learnedFrom;
  private final List<Tree> trees;

  Ranker(List<String> features, Set<String> learnedFrom, List<Tree> trees) {
    this.features = List.copyOf(features);
    this.learnedFrom = new TreeSet<>(learnedFrom);
    this.trees = List.copyOf(trees);
  }

  /** Returns the names of the figures that a row must have, in order. */
  public List<String> features() {
    return features;
  }

  /** Returns how many trees there are. */
  public int size() {
    return trees.size();
  }

  /** Returns whether questions about this article were among those it learned from. */
  public boolean learnedFrom(String article) {
    return learnedFrom.contains(sign(article));
  }

  /** Returns the score of a row of {@link #features()}. */
  public float score(float[] row) {
    float sum = 0;
    for (Tree tree : trees) {
      sum += tree.score(row);
    }
    return sum;
  }

  /** Returns how often each feature decides, most often first, for those that do. */
  public List<String> decisive() {
    int[] counts = new int[features.size()];
    for (Tree tree : trees) {
      for (int feature : tree.feature()) {
        counts[feature]++;
      }
    }
    return IntStream.range(0, counts.length)
        .boxed()
        .filter(i -> counts[i] > 0)
        .sorted(Comparator.comparingInt(i -> -counts[i]))
        .map(i -> features.get(i) + " " + counts[i])
        .toList();
  }

  /** Returns what {@link #read} reads: lines of text, so that a change can be looked at. */
  public String text() {
    StringBuilder text = new StringBuilder(FORM).append('\n');
    text.append("features ").append(String.join(" ", features)).append('\n');
    text.append("learned-from ").append(String.join(" ", learnedFrom)).append('\n');
    for (Tree tree : trees) {
      text.append("tree\n");
      for (int i = 0; i < tree.feature().length; i++) {
        text.append(tree.feature()[i])
            .append(' ')
            .append(tree.threshold()[i])
            .append(' ')
            .append(tree.left()[i])
            .append(' ')
            .append(tree.right()[i])
            .append('\n');
      }
      text.append("leaves");
      for (float leaf : tree.leaves()) {
        text.append(' ').append(leaf);
      }
      text.append('\n');
    }
    return text.toString();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @param name for messages
   * @throws IllegalArgumentException if it is something else or damaged; says in which line
   */
  public static Ranker read(BufferedReader text, String name) {
    Lines lines = new Lines(text, name);
    lines.expect(FORM);
    List<String> features = lines.words("features");
    Set<String> learnedFrom = Set.copyOf(lines.words("learned-from"));
    List<Tree> trees = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.equals("tree")) {
        throw lines.bad("expected 'tree'");
      }
      trees.add(lines.tree(features.size()));
    }
    return new Ranker(features, learnedFrom, trees);
  }

  static Set<String> signs(Set<String> articles) {
    return articles.stream().map(Ranker::sign).collect(Collectors.toSet());
  }

  /** Tells articles apart without naming them: what was learned from need not be told. */
  private static String sign(String article) {
    return HexFormat.of().toHexDigits(article.hashCode());
  }

  private static final class Lines {
    private final BufferedReader text;
    private final String name;
    private int number;

    Lines(BufferedReader text, String name) {
      this.text = text;
      this.name = name;
    }

    @org.jspecify.annotations.Nullable
    String next() {
      try {
        number++;
        return text.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(name, e);
      }
    }

    void expect(String line) {
      if (!line.equals(next())) {
        throw bad("expected '" + line + "'");
      }
    }

    List<String> words(String key) {
      String line = next();
      if (line == null || !line.startsWith(key)) {
        throw bad("expected '" + key + "'");
      }
      return List.of(line.substring(key.length()).strip().split(" "));
    }

    Tree tree(int features) {
      List<String[]> nodes = new ArrayList<>();
      String line = next();
      while (line != null && !line.startsWith("leaves ")) {
        String[] node = line.split(" ");
        if (node.length != 4) {
          throw bad("expected a node of four figures");
        }
        nodes.add(node);
        line = next();
      }
      if (line == null) {
        throw bad("expected 'leaves'");
      }
      try {
        Tree tree = tree(nodes, line.substring("leaves ".length()).split(" "));
        check(tree, features);
        return tree;
      } catch (NumberFormatException e) {
        throw bad("a figure is none: " + e.getMessage());
      }
    }

    private static Tree tree(List<String[]> nodes, String[] says) {
      int count = nodes.size();
      Tree tree = Tree.ofSize(count, says.length);
      for (int i = 0; i < count; i++) {
        tree.feature()[i] = Integer.parseInt(nodes.get(i)[0]);
        tree.threshold()[i] = figure(nodes.get(i)[1]);
        tree.left()[i] = Integer.parseInt(nodes.get(i)[2]);
        tree.right()[i] = Integer.parseInt(nodes.get(i)[3]);
      }
      for (int i = 0; i < says.length; i++) {
        tree.leaves()[i] = figure(says[i]);
      }
      return tree;
    }

    /** One that is no number would take everything it is added to out of all order. */
    private static float figure(String text) {
      float figure = Float.parseFloat(text);
      if (!Float.isFinite(figure)) {
        throw new NumberFormatException(text);
      }
      return figure;
    }

    /** Each child lies after its node: no walk through a tree that was read can go round. */
    private void check(Tree tree, int features) {
      for (int i = 0; i < tree.feature().length; i++) {
        boolean sound =
            tree.feature()[i] >= 0
                && tree.feature()[i] < features
                && isChild(tree, i, tree.left()[i])
                && isChild(tree, i, tree.right()[i]);
        if (!sound) {
          throw bad("node " + i + " of the tree above leads nowhere");
        }
      }
    }

    private static boolean isChild(Tree tree, int node, int child) {
      return (child > node && child < tree.feature().length)
          || (child < 0 && -1 - child < tree.leaves().length);
    }

    IllegalArgumentException bad(String what) {
      return new IllegalArgumentException(name + " line " + number + ": " + what);
    }
  }
}
