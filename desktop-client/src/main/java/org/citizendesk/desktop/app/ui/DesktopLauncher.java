// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.app.Backend;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.ui.BackgroundTasks;
import org.citizendesk.desktop.ui.FxBridge;
import org.citizendesk.desktop.ui.Ticker;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.KnowledgeBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts JavaFX, shows the program's window, and ends everything when it is closed. */
public final class DesktopLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(DesktopLauncher.class);

  private DesktopLauncher() {}

  /**
   * Shows the program until its window is closed.
   *
   * @param backend stays the caller's to close
   * @param settings stays the caller's to close
   */
  public static void launch(Backend backend, SettingsFile settings) throws InterruptedException {
    CompletableFuture<KnowledgeBase> knowledge =
        CompletableFuture.supplyAsync(KnowledgeBase::bundled);
    CountDownLatch closed = new CountDownLatch(1);
    try (BackgroundTasks tasks = new BackgroundTasks(FxBridge.live())) {
      Platform.startup(() -> show(backend, settings, knowledge, tasks, closed));
      closed.await();
    } finally {
      knowledge.thenAccept(KnowledgeBase::close).join();
    }
  }

  private static void show(
      Backend backend,
      SettingsFile settings,
      CompletableFuture<KnowledgeBase> knowledge,
      BackgroundTasks tasks,
      CountDownLatch closed) {
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, failure) -> LOG.error("on the screen", failure));
    Ticker ticker = new Ticker(Clock.systemUTC());
    UiContext context = new UiContext(FxBridge.live(), tasks, ticker.now(), ZoneId.systemDefault());
    DesktopProgram program = new DesktopProgram(backend, settings, knowledge, context);
    Stage stage = new Stage();
    stage.setOnHidden(
        event -> {
          program.close();
          ticker.close();
          closed.countDown();
        });
    program.start(stage);
  }
}
