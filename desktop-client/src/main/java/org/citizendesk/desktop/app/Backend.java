// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.session.SignIn;
import java.util.Optional;

/** What the program's window is built on, before and after somebody signs in. Thread-safe. */
public interface Backend extends AutoCloseable {
  /**
   * Returns how to sign in. Signing in again as the same user, when the server asks for it, keeps
   * the services; signing in as another user closes those of the first.
   */
  SignIn signIn();

  /** Returns the services of the user who is signed in; present when a sign-in has succeeded. */
  Observed<Optional<DesktopServices>> services();

  /** Signs out: what is not sent stays on this computer. Blocks for up to a few seconds. */
  void signOut();

  /** Signs out and ends everything. Blocks for up to a few seconds. */
  @Override
  void close();
}
