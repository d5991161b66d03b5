// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing.ui;

import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AgentStateControlTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeAgentState state = new FakeAgentState();

  @Test
  void takesAReasonFromItsMenu() {
    WINDOW.show(this::view);
    robot.click("#agent-state").click("Lunch");

    assertEquals("Lunch", state.status().get().reason());
    assertEquals("Lunch", robot.find("#agent-state-title", Label.class).getText());
  }

  @Test
  void opensFromTheKeyboardAndMarksWhatIsNotConfirmed() {
    state.serverIsAway();
    WINDOW.show(this::view);
    FxThread.run(() -> robot.find("#agent-state").requestFocus());
    robot.press(KeyCode.SPACE).press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.ENTER);

    assertEquals(State.NOT_READY, state.status().get().state());
    assertTrue(robot.sees(".unconfirmed"));
  }

  @Test
  void showsAndCancelsWhatComesNext() {
    state.become(State.BUSY, "");
    WINDOW.show(this::view);
    robot.click("#agent-state").click("Then: Lunch");
    assertEquals("then Lunch", robot.find("#agent-state-besides", Label.class).getText());

    robot.click("#agent-state").click("Cancel: Lunch");

    assertFalse(robot.sees("then Lunch"));
    assertEquals(State.BUSY, state.status().get().state());
  }

  @Test
  void closesAndOpensAChannel() {
    WINDOW.show(this::view);
    robot.click("#agent-state").click("Take chats");
    assertEquals("no chats", robot.find("#agent-state-besides", Label.class).getText());

    robot.click("#agent-state").click("Take chats");

    assertEquals(Set.of(Channel.values()), state.status().get().ready());
  }

  @Test
  void looksRight() {
    state.become(State.BUSY, "");
    state.become(
        new AgentFact.Choice(State.NOT_READY, "Lunch"), Set.of(Channel.VOICE, Channel.EMAIL), null);
    WINDOW.pictures("agent-state", this::view);
  }

  private VBox view() {
    TestUi ui = new TestUi();
    Notices notices = new Notices(ui.context());
    return new VBox(new AgentStateControl(new AgentStateViewModel(state, ui.context(), notices)));
  }
}
