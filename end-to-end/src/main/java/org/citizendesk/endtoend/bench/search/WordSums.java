// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.meaning.Embedder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands in for a model where a million passages are to be read: the vector of a text is the sum of
 * those of its words, which are random. Near for texts that share words, and quick.
 */
final class WordSums implements Embedder {
  private static final int MOST_WORDS = 160;

  private final int dimensions;
  private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

  WordSums(int dimensions) {
    this.dimensions = dimensions;
  }

  @Override
  public String model() {
    return "word-sums";
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public boolean reads(String language) {
    return true;
  }

  @Override
  public float[] embed(String text) {
    float[] sum = new float[dimensions];
    String[] words = text.toLowerCase(Locale.ROOT).split("\\W+");
    if (words.length == 0) {
      add("", sum);
    }
    Arrays.stream(words).limit(MOST_WORDS).forEach(word -> add(word, sum));
    double squares = 0;
    for (float value : sum) {
      squares += (double) value * value;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= length;
    }
    return sum;
  }

  private void add(String word, float[] sum) {
    float[] vector = vectors.computeIfAbsent(word, this::random);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += vector[i];
    }
  }

  private float[] random(String word) {
    Random random = new Random(word.hashCode());
    float[] vector = new float[dimensions];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = random.nextFloat() - 0.5f;
    }
    return vector;
  }

  /** Returns the same vectors, at the cost of another's. */
  Embedder atTheCostOf(Embedder model) {
    return new Embedder() {
      @Override
      public String model() {
        return WordSums.this.model();
      }

      @Override
      public int dimensions() {
        return dimensions;
      }

      @Override
      public boolean reads(String language) {
        return true;
      }

      @Override
      public float[] embed(String text) {
        model.embed(text);
        return WordSums.this.embed(text);
      }

      @Override
      public void close() {
        model.close();
      }
    };
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
