// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Keeps blocking work until the test lets it run, in the order that the test likes. */
public final class HeldTaskRunner implements TaskRunner {
  private final List<Runnable> held = new ArrayList<>();

  @Override
  public <T> Job<T> call(Callable<T> work) {
    return follow(
        () -> {
          CompletableFuture<T> future = new CompletableFuture<>();
          held.add(() -> run(work, future));
          return future;
        });
  }

  @Override
  public <T> Job<T> follow(Supplier<CompletableFuture<T>> request) {
    return new Job<>(request, Runnable::run);
  }

  /** Returns how many pieces of work wait. */
  public int waiting() {
    return held.size();
  }

  /** Runs one of the waiting pieces of work, the oldest being 0. */
  public void run(int index) {
    held.remove(index).run();
  }

  private static <T> void run(Callable<T> work, CompletableFuture<T> future) {
    try {
      future.complete(work.call());
    } catch (Exception e) {
      future.completeExceptionally(e);
    }
  }
}
