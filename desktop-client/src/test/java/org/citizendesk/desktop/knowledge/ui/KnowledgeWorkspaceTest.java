// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

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
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The knowledge base on a whole screen. */
class KnowledgeWorkspaceTest {
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
  void keepsWhatWasFoundBesideTheArticle() {
    WINDOW.show(this::view);
    assertTrue(robot.sees("Choose an article"));
    robot.click("#knowledge-field").type("cherry").press(KeyCode.ENTER);

    assertEquals("Cherry allowance", robot.find("#article-title", Label.class).getText());
    assertTrue(bounds("#knowledge-hits").getMaxX() <= bounds("#article").getMinX());
    assertTrue(bounds("#article").getMaxX() <= bounds("#article-aside").getMinX() + 1);
  }

  @Test
  void goesBackToTheSearchByEscapeAndLeavesTheArticleOpen() {
    WINDOW.show(this::view);
    robot.click("#knowledge-field").type("cherry").press(KeyCode.ENTER);
    FxThread.run(() -> robot.find("#article").requestFocus());
    robot.press(KeyCode.ESCAPE);

    Node focused = robot.focused();
    assertEquals("knowledge-field", focused == null ? "" : focused.getId());
    assertTrue(robot.sees("#article-title"));
  }

  @Test
  void saysThatItWorksOfflineAndWorks() {
    WINDOW.show(this::view);
    assertFalse(robot.sees("#knowledge-offline"));
    FxThread.run(() -> offline.set(true));

    assertTrue(robot.sees("#knowledge-offline"));
    robot.click("#knowledge-field").type("cherry").press(KeyCode.ENTER);
    assertTrue(robot.sees("#article-title"));
  }

  private Bounds bounds(String id) {
    return FxThread.get(
        () -> {
          Node node = robot.find(id);
          return node.localToScene(node.getLayoutBounds());
        });
  }

  private KnowledgeWorkspace view() {
    return new KnowledgeWorkspace(model, "Knowledge", offline);
  }
}
