// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.session.ServerSignIn;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.store.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.Optional;

/**
 * The whole desktop but its screen: a program or a test can work with it as an agent does. First
 * somebody signs in; from then on there are services, until that user signs out or the core is
 * closed.
 *
 * <p>Thread-safe; {@link #signOut} and {@link #close} block for up to a few seconds.
 */
public final class DesktopCore implements Backend {
  private static final Logger LOG = LoggerFactory.getLogger(DesktopCore.class);

  private final DesktopOptions options;
  private final ServerSignIn signIn;
  private final Cell<Optional<DesktopServices>> services = new Cell<>(Optional.empty());
  private @Nullable UserDesk desk;

  private DesktopCore(DesktopOptions options) {
    this.options = options;
    this.signIn = new ServerSignIn(options.server(), options.folder(), this::letIn);
  }

  /** Opens a desktop at which nobody is signed in yet. */
  public static DesktopCore open(DesktopOptions options) {
    return new DesktopCore(options);
  }

  @Override
  public SignIn signIn() {
    return signIn;
  }

  @Override
  public Observed<Optional<DesktopServices>> services() {
    return services;
  }

  /** Tells the server if it is there, and closes everything of this user. */
  @Override
  public synchronized void signOut() {
    UserDesk open = desk;
    if (open != null) {
      desk = null;
      services.set(Optional.empty());
      open.close();
    }
  }

  /** Signs out and closes the desktop. */
  @Override
  public void close() {
    signIn.close();
    signOut();
  }

  private synchronized SignIn.Result letIn(SignedInUser user, String token) {
    UserDesk open = desk;
    if (open != null && open.user().name().equals(user.name())) {
      open.signedIn(token);
      return new SignIn.Result.SignedIn(user, !token.isEmpty());
    }
    signOut();
    try {
      UserDesk fresh = UserDesk.open(options, user);
      desk = fresh;
      fresh.signedIn(token);
      services.set(Optional.of(fresh.services()));
      return new SignIn.Result.SignedIn(user, !token.isEmpty());
    } catch (StorageException e) {
      LOG.error("the local store cannot be opened", e);
      return new SignIn.Result.Refused(
          "You could be signed in, but your data on this computer cannot be opened: "
              + e.getMessage());
    }
  }
}
