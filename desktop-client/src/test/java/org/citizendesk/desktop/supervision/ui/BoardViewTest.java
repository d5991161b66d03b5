// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.frame.ViewBody.QueueRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

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
  void setsTheStateOfTheChosenAgentAlsoWhenNewFiguresCome() {
    supervision.publish();
    WINDOW.show(this::view);
    assertTrue(robot.find("#board-agent-acts").isDisabled());
    robot.click("Chidi Eze");
    FxThread.run(supervision::publishNothing);
    assertTrue(robot.find("#board-agent-acts").isDisabled(), "nobody is there");
    FxThread.run(supervision::publish);

    robot.click("#board-agent-acts").click("Meeting");

    assertEquals(List.of("chidi NOT_READY Meeting"), supervision.asked);
  }

  @Test
  void setsAStateWithTheKeyboardAlone() {
    supervision.publish();
    WINDOW.show(this::view);
    FxThread.run(() -> robot.find("#board-agents").requestFocus());
    robot.press(KeyCode.HOME);
    FxThread.run(() -> robot.find("#board-agent-acts").requestFocus());
    robot.press(KeyCode.SPACE).press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.ENTER);

    assertEquals(List.of("dana NOT_READY Lunch"), supervision.asked);
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
    TestUi ui = new TestUi();
    return new BoardView(
        new BoardViewModel(
            supervision,
            supervision.link(),
            queue -> queue,
            ui.context(),
            new Notices(ui.context())));
  }
}
