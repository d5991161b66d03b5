// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.Outcomes;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The wrap-up on the screen, by keyboard. */
class WrapUpViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeConversation conversation = new FakeConversation();
  private final WrapUpViewModel model =
      new WrapUpViewModel(
          conversation,
          new Outcomes(() -> Book.EMPTY),
          new DraftsInMemory(),
          new TestUi().context(),
          contact -> {});

  @BeforeEach
  void open() {
    WINDOW.show(() -> new VBox(new WrapUpView(model)));
    FxThread.run(() -> model.open(Items.chat("Ana")));
  }

  @Test
  void choosesByDigitAndGoesOnToTheSummary() {
    robot.type("7").type("Monday 9:00").press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of("wrap-up: callback-promised: Monday 9:00"), conversation.written());
    assertFalse(robot.sees("#wrap-up"));
  }

  @Test
  void choosesTheFirstOfWhatWasFoundByEnter() {
    robot.type("complaint").press(KeyCode.ENTER).press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of("wrap-up: complaint-recorded: "), conversation.written());
  }

  @Test
  void choosesByArrowsAndByMouse() {
    robot.press(KeyCode.DOWN).press(KeyCode.DOWN);
    assertEquals("application-started", chosen());

    robot.click("Change recorded");

    assertEquals("change-reported", chosen());
    robot.click("#wrap-up-finish");
    assertEquals(List.of("wrap-up: change-reported: "), conversation.written());
  }

  @Test
  void cannotBeFinishedWithoutAnOutcome() {
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertTrue(FxThread.get(() -> robot.find("#wrap-up-finish").isDisabled()));
    assertTrue(robot.sees("Choose an outcome"));
    assertEquals(List.of(), conversation.written());
  }

  @Test
  void closesByEscapeAndByButton() {
    robot.press(KeyCode.ESCAPE);
    assertFalse(robot.sees("#wrap-up"));

    FxThread.run(() -> model.open(Items.chat("Ana")));
    robot.click("#wrap-up-cancel");

    assertFalse(robot.sees("#wrap-up"));
  }

  @Test
  void saysThatItCouldNotBeStored() {
    conversation.holdNext().completeExceptionally(new IllegalStateException("disk full"));

    robot.type("1").press(KeyCode.CONTROL, KeyCode.ENTER);

    assertTrue(robot.sees("#wrap-up-problem"));
  }

  private String chosen() {
    return FxThread.get(() -> model.chosen().get().orElseThrow().code());
  }
}
