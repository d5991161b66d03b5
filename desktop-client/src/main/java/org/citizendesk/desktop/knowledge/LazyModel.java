// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.knowledge.meaning.Embedder;
import org.jspecify.annotations.Nullable;
import java.util.function.Supplier;

/** A model that is loaded when it is first wanted, by one thread. */
final class LazyModel implements Supplier<Embedder>, AutoCloseable {
  private final Supplier<? extends Embedder> loading;
  private @Nullable Embedder loaded;

  LazyModel(Supplier<? extends Embedder> loading) {
    this.loading = loading;
  }

  /** Loads the model, unless it is loaded. */
  @Override
  public synchronized Embedder get() {
    Embedder model = loaded;
    if (model == null) {
      model = loading.get();
      loaded = model;
    }
    return model;
  }

  /** Returns the model if it was wanted before, and loads none. */
  synchronized @Nullable Embedder ifLoaded() {
    return loaded;
  }

  @Override
  public synchronized void close() {
    if (loaded != null) {
      loaded.close();
    }
  }
}
