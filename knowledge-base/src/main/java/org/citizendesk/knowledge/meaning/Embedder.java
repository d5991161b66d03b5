// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.meaning;

/** Turns texts into vectors of length 1, whose product is the closeness of their meanings. */
public interface Embedder extends AutoCloseable {
  /** Returns what made the vectors: those of different models cannot be compared. */
  String model();

  /** Returns how many figures a vector has. */
  int dimensions();

  /**
   * Returns whether closeness of its vectors means anything for texts of a language.
   *
   * @param language two letters
   */
  boolean reads(String language);

  /**
   * Returns the vector of a text; only its beginning counts if it is long. Takes milliseconds: keep
   * it off a user-interface thread. Thread-safe.
   *
   * @throws EmbeddingException if the model fails
   */
  float[] embed(String text);

  @Override
  void close();
}
