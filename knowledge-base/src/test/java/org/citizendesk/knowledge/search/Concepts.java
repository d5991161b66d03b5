// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import java.util.List;
import java.util.Locale;

/** Understands a handful of concepts, each by some words: a model small enough for tests. */
public final class Concepts implements Embedder {
  private static final List<List<String>> KNOWN =
      List.of(
          List.of("hungry", "food", "groceries", "meal"),
          List.of("passport", "travel", "abroad"),
          List.of("heating", "cold", "furnace"),
          List.of("hearing", "judge", "appeal"));

  private boolean broken;
  private int read;

  /** Makes every further reading fail. */
  public void breakDown() {
    broken = true;
  }

  /** Returns how many texts were read. */
  public int read() {
    return read;
  }

  @Override
  public String model() {
    return "concepts";
  }

  @Override
  public int dimensions() {
    return KNOWN.size() + 1;
  }

  @Override
  public boolean reads(String language) {
    return language.equals("en");
  }

  @Override
  public float[] embed(String text) {
    if (broken) {
      throw new EmbeddingException("broken down", new IllegalStateException());
    }
    read++;
    float[] vector = new float[dimensions()];
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < KNOWN.size(); i++) {
      vector[i] = KNOWN.get(i).stream().anyMatch(lower::contains) ? 1 : 0;
    }
    double squares = 0;
    for (float x : vector) {
      squares += x * x;
    }
    if (squares == 0) {
      vector[KNOWN.size()] = 1;
      return vector;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  @Override
  public void close() {}
}
