// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Runs what must not hold up the screen, and brings what came of it back to the screen's thread.
 */
public interface TaskRunner {
  /** Returns a job that runs blocking work elsewhere once it is started. */
  <T> Job<T> call(Callable<T> work);

  /**
   * Returns a job that asks a service for something once it is started.
   *
   * @param request must not block; what it throws counts as the future's failure
   */
  <T> Job<T> follow(Supplier<CompletableFuture<T>> request);
}
