// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session.ui;

import org.citizendesk.desktop.session.SignIn.Result.SignedIn;
import org.citizendesk.desktop.ui.TestUi;
import org.junit.jupiter.api.Test;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SignInViewModelTest {
  private final FakeSignIn signIn = new FakeSignIn();
  private final List<SignedIn> entered = new ArrayList<>();
  private final SignInViewModel model =
      new SignInViewModel(signIn, new TestUi().context(), entered::add);

  @Test
  void letsTheUserInAndTrimsTheName() {
    model.signIn(" ana ", "correct".toCharArray());

    assertEquals(FakeSignIn.ANA, entered.getFirst().user());
    assertEquals("", model.problem().get());
    assertFalse(model.busy().get());
  }

  @Test
  void passesOnThatTheServerIsAway() {
    signIn.serverIsAway();
    model.signIn("ana", "correct".toCharArray());

    assertFalse(entered.getFirst().online());
  }

  @Test
  void saysWhyItWasRefused() {
    model.signIn("ana", "wrong".toCharArray());

    assertEquals("Name or password is wrong.", model.problem().get());
    assertEquals(List.of(), entered);
  }

  @Test
  void asksForWhatIsMissingWithoutAskingTheServer() {
    model.signIn("  ", "correct".toCharArray());
    assertEquals("Enter your name.", model.problem().get());
    model.signIn("ana", new char[0]);
    assertEquals("Enter your password.", model.problem().get());

    assertEquals(List.of(), signIn.asked());
  }

  @Test
  void triesOnlyOnceAtATimeAndForgetsThePasswordOfTheSecondTry() {
    signIn.doNotAnswer();
    model.signIn("ana", "correct".toCharArray());
    char[] second = "correct".toCharArray();
    model.signIn("ana", second);

    assertTrue(model.busy().get());
    assertEquals(List.of("ana"), signIn.asked());
    assertArrayEquals(new char[second.length], second);
  }

  @Test
  void saysThatThisComputerFailedAndCanBeTriedAgain() {
    signIn.doNotAnswer();
    model.signIn("ana", "correct".toCharArray());
    signIn.fail();

    assertTrue(model.problem().get().startsWith("Signing in failed on this computer."));
    assertFalse(model.busy().get());
  }
}
