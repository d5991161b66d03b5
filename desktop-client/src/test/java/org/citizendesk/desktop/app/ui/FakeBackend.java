// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.app.Backend;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.session.ui.FakeSignIn;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Lets Ana in and gives her quiet services; keeps them when she signs in again. */
final class FakeBackend implements Backend {
  final FakeServices services = new FakeServices();
  private final Cell<Optional<DesktopServices>> open = new Cell<>(Optional.empty());

  @Override
  public SignIn signIn() {
    FakeSignIn known = new FakeSignIn();
    return new SignIn() {
      @Override
      public String server() {
        return known.server();
      }

      @Override
      public CompletableFuture<Result> signIn(String name, char[] password) {
        return known.signIn(name, password).thenApply(FakeBackend.this::letIn);
      }
    };
  }

  private SignIn.Result letIn(SignIn.Result result) {
    if (result instanceof SignIn.Result.SignedIn in) {
      open.update(before -> before.isPresent() ? before : Optional.of(services.of(in.user())));
    }
    return result;
  }

  @Override
  public Observed<Optional<DesktopServices>> services() {
    return open;
  }

  @Override
  public void signOut() {
    open.set(Optional.empty());
  }

  @Override
  public void close() {
    signOut();
  }
}
