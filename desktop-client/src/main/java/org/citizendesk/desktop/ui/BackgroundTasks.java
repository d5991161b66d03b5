// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Runs each piece of work on a thread of its own; threads are virtual, so that costs nothing. */
public final class BackgroundTasks implements TaskRunner, AutoCloseable {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("screen-task-", 1).factory());
  private final FxBridge bridge;

  /** Brings results back over the bridge. */
  public BackgroundTasks(FxBridge bridge) {
    this.bridge = bridge;
  }

  @Override
  public <T> Job<T> call(Callable<T> work) {
    return follow(() -> submit(work));
  }

  @Override
  public <T> Job<T> follow(Supplier<CompletableFuture<T>> request) {
    return new Job<>(request, bridge.executor());
  }

  private <T> CompletableFuture<T> submit(Callable<T> work) {
    CompletableFuture<T> future = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            future.complete(work.call());
          } catch (Exception e) {
            future.completeExceptionally(e);
          }
        });
    return future;
  }

  /** Interrupts what is running and takes no more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
