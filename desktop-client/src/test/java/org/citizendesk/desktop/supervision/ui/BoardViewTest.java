// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.frame.ViewBody.QueueRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BoardViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeSupervision supervision = new FakeSupervision();

  @Test
  void saysThatNoFiguresHaveComeYet() {
    WINDOW.show(this::view);
    assertTrue(robot.sees("No figures yet"));
    FxThread.run(supervision::publish);

    assertFalse(robot.sees("No figures yet"));
    assertEquals("9", text("#tile-waiting"));
    assertEquals("2 of 6", text("#tile-available"));
    assertTrue(robot.sees("Not ready · Lunch"));
  }

  @Test
  void saysThatNothingIsSetUp() {
    supervision.publishNothing();
    WINDOW.show(this::view);

    assertTrue(robot.sees("No queue is set up."));
    assertTrue(robot.sees("Nobody is signed in."));
  }

  @Test
  void sortsByAColumnThatIsClickedAlsoTheNextFigures() {
    supervision.publish();
    WINDOW.show(this::view);
    robot.click("In hand");
    TableView<?> table = robot.find("#board-queues", TableView.class);

    assertEquals("Housing", ((QueueRow) table.getItems().getFirst()).queue());
    FxThread.run(supervision::publishNothing);
    FxThread.run(supervision::publish);
    assertEquals("Housing", ((QueueRow) table.getItems().getFirst()).queue());
  }

  @Test
  void greysOldFiguresAndNamesTheirTime() {
    supervision.publish();
    WINDOW.show(this::view);
    assertEquals("Live", text("#board-as-of"));
    FxThread.run(supervision::cut);

    assertEquals("Offline: figures as of 10:42", text("#board-as-of"));
    assertTrue(robot.find(".board-figures").getOpacity() < 1);
  }

  @Test
  void looksRight() {
    supervision.publish();
    WINDOW.pictures("board", this::view);
  }

  private String text(String id) {
    return robot.find(id, Label.class).getText();
  }

  private BoardView view() {
    return new BoardView(
        new BoardViewModel(supervision, supervision.link(), new TestUi().context()));
  }
}
