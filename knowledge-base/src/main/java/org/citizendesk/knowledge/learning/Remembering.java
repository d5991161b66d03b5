// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import org.citizendesk.knowledge.meaning.Embedder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads each text once: for answers that are judged, not for those that are timed. */
public final class Remembering implements Embedder {
  private final Embedder embedder;
  private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

  /**
   * @param embedder reads each text the first time; closed with this
   */
  public Remembering(Embedder embedder) {
    this.embedder = embedder;
  }

  @Override
  public String model() {
    return embedder.model();
  }

  @Override
  public int dimensions() {
    return embedder.dimensions();
  }

  @Override
  public boolean reads(String language) {
    return embedder.reads(language);
  }

  @Override
  public float[] embed(String text) {
    return vectors.computeIfAbsent(text, embedder::embed);
  }

  @Override
  public void close() {
    embedder.close();
  }
}
