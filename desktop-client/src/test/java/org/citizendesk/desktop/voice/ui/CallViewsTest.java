// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice.ui;

import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.fact.CallFact.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CallViewsTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakePhone phone = new FakePhone();
  private final TextField work = new TextField();

  @Test
  void ringsWithoutTakingTheFocusFromTheWork() {
    WINDOW.show(this::views);
    robot.click("#work").type("Dear Ms ");
    FxThread.run(phone::ring);
    robot.type("Okonkwo ").press(KeyCode.ENTER);

    assertEquals("Dear Ms Okonkwo ", work.getText());
    assertEquals(State.RINGING, phone.call().get().orElseThrow().state());
    assertEquals("Margaret Okonkwo", robot.find("#ringing-caller", Label.class).getText());
  }

  @Test
  void answersHoldsMutesAndEndsByMouse() {
    phone.ring();
    WINDOW.show(this::views);
    robot.click("#call-answer");
    robot.waitUntilGone("#ringing-card");
    robot.click("#call-hold").click("#call-mute");

    assertTrue(robot.sees("#call-held"));
    assertEquals("Take the call back (Ctrl+Shift+H)", robot.find("#call-hold").getAccessibleText());
    assertEquals(
        "Microphone on (Ctrl+Shift+M)",
        robot.find("#call-mute", Button.class).getTooltip().getText());
    robot.click("#call-end");
    robot.waitUntilGone("#call-bar");
  }

  @Test
  void hasNoControlForWhatTheTelephoneCannotDo() {
    phone.cannot(Capability.HOLD);
    phone.cannot(Capability.ANSWER);
    phone.ring();
    WINDOW.show(this::views);

    assertFalse(robot.sees("#call-answer"));
    FxThread.run(() -> phone.become(State.CONNECTED));
    assertTrue(robot.sees("#call-mute"));
    assertFalse(robot.sees("#call-hold"));
  }

  @Test
  void namesTheTelephoneAndSaysWhenItDoesNotWork() {
    WINDOW.show(this::views);
    assertEquals("Demonstration telephone", robot.find("#telephone", Label.class).getText());
    FxThread.run(() -> phone.health(Health.State.DOWN, "no line"));

    Node label = robot.find("#telephone");
    assertEquals("Demonstration telephone: no line", ((Label) label).getText());
    assertTrue(label.getStyleClass().contains("problem"));
  }

  private VBox views() {
    TestUi ui = new TestUi();
    CallViewModel model = new CallViewModel(phone, ui.context(), new Notices(ui.context()));
    work.setId("work");
    work.setAccessibleText("Work");
    return new VBox(20, new CallBar(model), work, new RingingCard(model));
  }
}
