// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.meaning.Embedder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Opens the knowledge base in the background, where it can be searched by words at once, and then
 * lets it learn what its articles mean.
 */
public final class OpenKnowledge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenKnowledge.class);

  /** Native code that loads a model takes more than a Java thread has by itself. */
  private static final long STACK_BYTES = 16L << 20;

  private final CompletableFuture<KnowledgeBase> knowledge;
  private final Thread learning;
  private volatile boolean closed;
  private volatile @Nullable Embedder embedder;

  /**
   * Begins.
   *
   * @param folder where the index is kept; shared by whoever works on this computer, one at a time
   * @param model gives the model that reads what articles mean; called on a thread of its own
   */
  public OpenKnowledge(Path folder, Supplier<? extends Embedder> model) {
    this.knowledge = CompletableFuture.supplyAsync(() -> open(folder));
    this.learning = new Thread(null, () -> learn(model), "knowledge-learning", STACK_BYTES);
    learning.setDaemon(true);
    learning.start();
  }

  /** Returns the knowledge base as soon as it can be searched. It belongs to this. */
  public CompletableFuture<KnowledgeBase> knowledge() {
    return knowledge;
  }

  private static KnowledgeBase open(Path folder) {
    try {
      return KnowledgeBase.bundled(folder);
    } catch (KnowledgeException e) {
      LOG.warn("the index of the articles is made in memory", e);
      return KnowledgeBase.bundled();
    }
  }

  private void learn(Supplier<? extends Embedder> model) {
    try {
      knowledge.join().learn(() -> stoppable(model.get()));
    } catch (CancellationException | CompletionException e) {
      LOG.debug("the program ended first", e);
    }
  }

  private Embedder stoppable(Embedder loaded) {
    embedder = loaded;
    return new Embedder() {
      @Override
      public String model() {
        return loaded.model();
      }

      @Override
      public int dimensions() {
        return loaded.dimensions();
      }

      @Override
      public float[] embed(String text) {
        if (closed) {
          throw new CancellationException();
        }
        return loaded.embed(text);
      }

      @Override
      public void close() {
        loaded.close();
      }
    };
  }

  /** Ends the learning, and closes the knowledge base; searches must have ended. */
  @Override
  public void close() {
    closed = true;
    try {
      learning.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    knowledge.thenAccept(KnowledgeBase::close).join();
    Embedder loaded = embedder;
    if (loaded != null) {
      loaded.close();
    }
  }
}
