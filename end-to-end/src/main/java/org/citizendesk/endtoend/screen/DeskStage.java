// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.screen;

import org.citizendesk.desktop.app.Backend;
import org.citizendesk.desktop.app.ui.DesktopProgram;
import org.citizendesk.desktop.knowledge.Knowledge;
import org.citizendesk.desktop.settings.Settings;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.ui.BackgroundTasks;
import org.citizendesk.desktop.ui.FxBridge;
import org.citizendesk.desktop.ui.Ticker;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.KnowledgeBase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;

/** The desktop's own window, opened the way the program opens it, to be driven from outside. */
public final class DeskStage implements AutoCloseable {
  private final Stage stage;
  private final DesktopProgram program;
  private final SettingsFile settings;
  private final BackgroundTasks tasks;
  private final Ticker ticker;

  private DeskStage(
      Stage stage,
      DesktopProgram program,
      SettingsFile settings,
      BackgroundTasks tasks,
      Ticker ticker) {
    this.stage = stage;
    this.program = program;
    this.settings = settings;
    this.tasks = tasks;
    this.ticker = ticker;
  }

  /**
   * Opens the window; the toolkit runs already.
   *
   * @param folder for the settings
   */
  public static DeskStage open(Backend backend, KnowledgeBase knowledge, Path folder) {
    SettingsFile settings = SettingsFile.open(folder.resolve("settings.json"));
    BackgroundTasks tasks = new BackgroundTasks(FxBridge.live());
    return FxThread.call(
        () -> {
          Ticker ticker = new Ticker(Clock.systemUTC());
          UiContext context =
              new UiContext(FxBridge.live(), tasks, ticker.now(), ZoneId.systemDefault());
          DesktopProgram program =
              new DesktopProgram(
                  backend,
                  settings,
                  CompletableFuture.completedFuture(Knowledge.fixed(knowledge)),
                  context);
          Stage stage = new Stage();
          program.start(stage);
          return new DeskStage(stage, program, settings, tasks, ticker);
        });
  }

  /** Returns the window. */
  public Stage stage() {
    return stage;
  }

  /** Goes to a workspace by its stable name. */
  public void show(String workspace) {
    FxThread.run(() -> program.window().ifPresent(window -> window.show(workspace)));
  }

  /** Makes the window's content this large, and waits until it is. */
  public void resize(int width, int height) {
    new Hands(stage)
        .until(
            "the window to be " + width + " by " + height,
            () -> {
              boolean done =
                  stage.getScene().getWidth() == width && stage.getScene().getHeight() == height;
              if (!done) {
                stage.setX(0);
                stage.setY(0);
                // A window's frame takes its part, which is only known once it is shown.
                stage.setWidth(stage.getWidth() + width - stage.getScene().getWidth());
                stage.setHeight(stage.getHeight() + height - stage.getScene().getHeight());
              }
              return done;
            });
    FxThread.twoPulses();
  }

  /** Chooses the light or the dark theme. */
  public void theme(Settings.Theme theme) {
    settings.update(now -> now.withTheme(theme));
  }

  @Override
  public void close() {
    FxThread.run(
        () -> {
          program.close();
          ticker.close();
          stage.hide();
        });
    tasks.close();
    settings.close();
  }
}
