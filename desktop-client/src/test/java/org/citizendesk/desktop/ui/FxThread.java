// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import com.sun.javafx.tk.Toolkit;
import org.awaitility.Awaitility;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Calls into the JavaFX thread from tests, and waits for what it does. */
public final class FxThread {
  private static final long PATIENCE_SECONDS = 20;

  private FxThread() {}

  /** Runs it there and returns its result; what it throws is thrown here. */
  public static <T> T get(Callable<T> work) {
    try {
      if (Platform.isFxApplicationThread()) {
        return work.call();
      }
      FutureTask<T> task = new FutureTask<>(work);
      Platform.runLater(task);
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("on the JavaFX thread", e);
    }
  }

  /** Runs it there, then waits until the screen is painted. */
  public static void run(Runnable work) {
    get(
        () -> {
          work.run();
          return true;
        });
    settle();
  }

  /** Waits until the screen was painted twice and what was queued behind has run. */
  public static void settle() {
    pulse();
    pulse();
  }

  /** Waits until a condition that is looked at on the JavaFX thread holds. */
  public static void until(String what, BooleanSupplier condition) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> get(condition::getAsBoolean));
  }

  private static void pulse() {
    CountDownLatch painted = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              stop();
              Platform.runLater(painted::countDown);
            }
          }.start();
          Toolkit.getToolkit().requestNextPulse();
        });
    try {
      if (!painted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the JavaFX thread is stuck");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the screen", e);
    }
  }
}
