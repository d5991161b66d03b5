// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session.ui;

import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.session.SignIn.Result.Refused;
import org.citizendesk.desktop.session.SignIn.Result.SignedIn;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Signing in, as the screen sees it. */
public final class SignInViewModel {
  private final SignIn signIn;
  private final UiContext context;
  private final Consumer<SignedIn> onSignedIn;
  private final Texts texts = Texts.of(SignInViewModel.class);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  /**
   * @param onSignedIn called on the screen's thread when the user is signed in
   */
  public SignInViewModel(SignIn signIn, UiContext context, Consumer<SignedIn> onSignedIn) {
    this.signIn = signIn;
    this.context = context;
    this.onSignedIn = onSignedIn;
  }

  /** Returns the address of the server. */
  public String server() {
    return signIn.server();
  }

  /** Returns whether an attempt is under way. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Returns what went wrong, for people; empty if nothing did. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Tries to sign in; does nothing while an attempt is under way.
   *
   * @param password is overwritten before this returns
   */
  public void signIn(String name, char[] password) {
    if (busy.get()) {
      Arrays.fill(password, '\0');
      return;
    }
    problem.set(missing(name, password));
    if (!problem.get().isEmpty()) {
      return;
    }
    busy.set(true);
    context
        .tasks()
        .follow(() -> signIn.signIn(name.strip(), password))
        .onSuccess(this::ended)
        .onError(failure -> refused(texts.get("sign-in.failed")))
        .start();
  }

  private String missing(String name, char[] password) {
    if (name.isBlank()) {
      return texts.get("sign-in.name.missing");
    }
    return password.length == 0 ? texts.get("sign-in.password.missing") : "";
  }

  private void ended(SignIn.Result result) {
    switch (result) {
      case SignedIn signedIn -> {
        busy.set(false);
        onSignedIn.accept(signedIn);
      }
      case Refused refused -> refused(refused.text());
    }
  }

  private void refused(String text) {
    // First this: a screen that is still busy could not give the focus back to the password.
    busy.set(false);
    problem.set(text);
  }
}
