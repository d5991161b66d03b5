// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session.ui;

import org.citizendesk.desktop.session.SignIn.Result.SignedIn;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxAssert;
import org.testfx.matcher.control.LabeledMatchers;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class SignInViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeSignIn signIn = new FakeSignIn();
  private final List<SignedIn> entered = new ArrayList<>();

  @Test
  void signsInFromTheKeyboardAlone() {
    show();
    robot.type("ana").press(KeyCode.TAB).type("correct").press(KeyCode.ENTER);

    assertEquals(FakeSignIn.ANA, entered.getFirst().user());
  }

  @Test
  void showsTheServerAndWhyItWasRefused() {
    show();
    robot.click("#sign-in-name").type("ana").click("#sign-in-password").type("wrong");
    robot.click("#sign-in-button");

    FxAssert.verifyThat(
        "#sign-in-server", LabeledMatchers.hasText("Server: http://127.0.0.1:8477"));
    FxAssert.verifyThat("#sign-in-problem", LabeledMatchers.hasText("Name or password is wrong."));
    robot.type("correct").press(KeyCode.ENTER);
    assertEquals(1, entered.size());
  }

  @Test
  void takesNoInputWhileItTries() {
    signIn.doNotAnswer();
    show();
    robot.type("ana").press(KeyCode.ENTER).type("correct").press(KeyCode.ENTER);

    FxAssert.verifyThat("#sign-in-button", LabeledMatchers.hasText("Signing in…"));
    FxThread.run(() -> signIn.fail());
    assertFalse(robot.find("#sign-in-password", PasswordField.class).isDisabled());
  }

  @Test
  void looksRight() {
    WINDOW.pictures("sign-in", this::view);
  }

  private void show() {
    WINDOW.show(this::view);
  }

  private SignInView view() {
    SignInView view =
        new SignInView(new SignInViewModel(signIn, new TestUi().context(), entered::add));
    view.sceneProperty().subscribe(scene -> view.focusFirst());
    return view;
  }
}
