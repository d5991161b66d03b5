// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.knowledge.Knowledge;
import org.citizendesk.desktop.knowledge.ui.Articles;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.knowledge.KnowledgeBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DesktopProgramTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase KNOWLEDGE = Articles.knowledge();

  @TempDir private Path folder = Path.of("");

  private final UiRobot robot = WINDOW.robot();
  private final FakeBackend backend = new FakeBackend();
  private final CompletableFuture<Knowledge> knowledge = new CompletableFuture<>();

  @AfterAll
  static void close() {
    KNOWLEDGE.close();
  }

  @Test
  void goesFromSigningInToTheScreenAndBack() {
    knowledge.complete(Knowledge.fixed(KNOWLEDGE));
    start();
    signIn();
    assertTrue(robot.sees("#shell"));
    robot.click("#user-menu").click("Sign out");

    assertTrue(robot.sees("#sign-in-button"));
    assertEquals(Optional.empty(), backend.services().get());
  }

  @Test
  void keepsTheOpenScreenWhenTheServerWantsANewSignIn() {
    knowledge.complete(Knowledge.fixed(KNOWLEDGE));
    DesktopProgram program = start();
    signIn();
    robot.click("#rail-settings");
    DesktopWindow before = program.window().orElseThrow();
    FxThread.run(
        () ->
            backend.services.link.set(
                new LinkStatus(LinkStatus.State.SIGN_IN_NEEDED, 2, 0, TestUi.START, "")));
    robot.click("#sign-in-again");
    signIn();

    assertSame(before, program.window().orElseThrow());
    assertTrue(robot.sees("#settings"));
  }

  @Test
  void saysWhyTheWorkCannotBeOpened() {
    knowledge.completeExceptionally(new IllegalStateException("no space left"));
    start();
    signIn();

    assertEquals(
        "Your work could not be opened on this computer: no space left",
        robot.find("#sign-in-problem", Label.class).getText());
  }

  private void signIn() {
    robot.type("ana").press(KeyCode.ENTER).type("correct").press(KeyCode.ENTER);
  }

  private DesktopProgram start() {
    DesktopProgram program =
        FxThread.get(
            () ->
                new DesktopProgram(
                    backend,
                    SettingsFile.open(folder.resolve("settings.json")),
                    knowledge,
                    new TestUi().context()));
    FxThread.run(
        () -> {
          Stage stage = new Stage();
          stage.setOnHidden(event -> program.close());
          program.start(stage);
          stage.requestFocus();
        });
    return program;
  }
}
