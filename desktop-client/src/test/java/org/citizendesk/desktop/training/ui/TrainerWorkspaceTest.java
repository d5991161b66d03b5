// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.Articles;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.knowledge.KnowledgeBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TrainerWorkspaceTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase KNOWLEDGE = Articles.knowledge();

  private final UiRobot robot = WINDOW.robot();
  private final UiContext context = new TestUi().context();
  private final KnowledgeViewModel model =
      new KnowledgeViewModel(KNOWLEDGE, context, new Notices(context));
  private final BooleanProperty offline = new SimpleBooleanProperty();

  @AfterAll
  static void close() {
    KNOWLEDGE.close();
  }

  @Test
  void readsAnArticleOfAProgramWithItsQuestionsBesideIt() {
    model.program().set(Optional.of("fruit-aid"));
    WINDOW.show(this::view);
    assertTrue(robot.sees("Choose an article"));
    robot.click("Cherry allowance");

    assertEquals("Cherry allowance", robot.find("#article-title", Label.class).getText());
    assertTrue(robot.sees("Questions to ask"));
    assertTrue(robot.sees("The last letter about cherries"));
    robot.click("Version 1, from Jan 1, 2024");
    assertTrue(
        robot.find("#article-standing", Label.class).getText().startsWith("No longer in force"));
  }

  @Test
  void saysThatItWorksOffline() {
    WINDOW.show(this::view);
    assertFalse(robot.sees("#knowledge-offline"));
    FxThread.run(() -> offline.set(true));

    assertTrue(robot.sees("#knowledge-offline"));
    robot.click("#knowledge-field").type("cherry").press(KeyCode.ENTER);
    assertTrue(robot.sees("#article-title"));
  }

  @Test
  void looksRight() {
    model.program().set(Optional.of("fruit-aid"));
    model.open(model.hits().getFirst());
    offline.set(true);
    WINDOW.pictures("trainer", this::view);
  }

  private TrainerWorkspace view() {
    return new TrainerWorkspace(model, offline);
  }
}
