// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.app.Backend;
import org.citizendesk.desktop.knowledge.OpenKnowledge;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.ui.BackgroundTasks;
import org.citizendesk.desktop.ui.FxBridge;
import org.citizendesk.desktop.ui.Ticker;
import org.citizendesk.desktop.ui.UiContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts JavaFX, shows the program's window, and ends everything when it is closed. */
public final class DesktopLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(DesktopLauncher.class);

  private static final long PATIENCE_SECONDS = 2;

  private DesktopLauncher() {}

  /**
   * Shows the program until its window is closed. An interrupt ends it as well, but for the window
   * itself, which goes with the process.
   *
   * @param backend stays the caller's to close
   * @param settings stays the caller's to close
   * @param opening stays the caller's to close
   * @throws InterruptedException if it was interrupted, after everything has ended
   */
  public static void launch(Backend backend, SettingsFile settings, OpenKnowledge opening)
      throws InterruptedException {
    CompletableFuture<Runnable> shown = new CompletableFuture<>();
    CountDownLatch closed = new CountDownLatch(1);
    FxBridge bridge = FxBridge.live();
    try (BackgroundTasks tasks = new BackgroundTasks(bridge)) {
      Platform.startup(
          () -> shown.complete(show(backend, settings, opening, tasks, closed::countDown)));
      try {
        closed.await();
      } catch (InterruptedException e) {
        var _ = shown.thenAcceptAsync(DesktopLauncher::endForGood, bridge.executor());
        if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          LOG.debug("the screen was gone first");
        }
        throw e;
      }
    }
  }

  /**
   * Keeps the screen's thread afterwards. Where the Java machine stops, JavaFX stops at the same
   * time and would complain of whatever it can no longer paint.
   */
  private static void endForGood(Runnable end) {
    end.run();
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }

  /** Returns what ends the program; closing the window does the same. */
  private static Runnable show(
      Backend backend,
      SettingsFile settings,
      OpenKnowledge knowledge,
      BackgroundTasks tasks,
      Runnable closed) {
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, failure) -> LOG.error("on the screen", failure));
    Ticker ticker = new Ticker(Clock.systemUTC());
    UiContext context = new UiContext(FxBridge.live(), tasks, ticker.now(), ZoneId.systemDefault());
    DesktopProgram program = new DesktopProgram(backend, settings, knowledge.forScreen(), context);
    Stage stage = new Stage();
    Runnable end =
        () -> {
          program.close();
          ticker.close();
          closed.run();
        };
    stage.setOnHidden(event -> end.run());
    program.start(stage);
    return end;
  }
}
