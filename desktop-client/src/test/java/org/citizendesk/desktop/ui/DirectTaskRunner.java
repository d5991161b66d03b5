// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Runs everything at once on the calling thread. */
public final class DirectTaskRunner implements TaskRunner {
  @Override
  public <T> Job<T> call(Callable<T> work) {
    return follow(() -> result(work));
  }

  @Override
  public <T> Job<T> follow(Supplier<CompletableFuture<T>> request) {
    return new Job<>(request, Runnable::run);
  }

  private static <T> CompletableFuture<T> result(Callable<T> work) {
    try {
      return CompletableFuture.completedFuture(work.call());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
