// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.screen;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Runs something on the user-interface thread and waits for it. */
public final class FxThread {
  private static final long PATIENCE_SECONDS = 30;

  private FxThread() {}

  /**
   * Starts the toolkit; to be called once in a program.
   *
   * @throws IllegalStateException if it does not come up
   */
  public static void start() {
    FutureTask<Boolean> up = new FutureTask<>(() -> true);
    Platform.startup(up);
    join(up);
    Platform.setImplicitExit(false);
  }

  /**
   * Computes something on the user-interface thread.
   *
   * @throws IllegalStateException if it throws, or if the thread is stuck
   */
  public static <T> T call(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return join(task);
  }

  /** Does something on the user-interface thread. */
  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /** Waits until everything that is to be laid out and painted has been, twice over. */
  public static void twoPulses() {
    for (int i = 0; i < 2; i++) {
      CompletableFuture<Boolean> painted = new CompletableFuture<>();
      run(() -> onceAfterNextPulse(() -> painted.complete(true)));
      join(painted);
    }
  }

  private static void onceAfterNextPulse(Runnable action) {
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        stop();
        Platform.runLater(action);
      }
    }.start();
  }

  private static <T> T join(Future<T> task) {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the screen", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the screen does not answer", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("on the screen: " + e.getCause(), e.getCause());
    }
  }
}
