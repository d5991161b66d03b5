// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Signs in at the server, or with what this computer remembers. The token is kept in memory only:
 * after a restart the user signs in anyway, so a token on the disk would only be one to steal.
 */
public final class ServerSignIn implements SignIn, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerSignIn.class);

  private final URI address;
  private final SessionServer server;
  private final Remembered remembered;
  private final Door door;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("sign-in").daemon(true).factory());

  /** What happens when somebody may come in. */
  @FunctionalInterface
  public interface Door {
    /**
     * Lets a user in, on the sign-in thread.
     *
     * @param token proves the sign-in to the server; empty if it was done offline
     * @return what the user is told: signed in, or why it did not work after all
     */
    Result open(SignedInUser user, String token);
  }

  /**
   * @param server its address
   * @param folder the data folder of this computer's desktop
   */
  public ServerSignIn(URI server, Path folder, Door door) {
    this.address = server;
    this.server = new SessionServer(server);
    this.remembered = new Remembered(new UserFolders(folder));
    this.door = door;
  }

  @Override
  public String server() {
    return address.toString();
  }

  @Override
  public CompletableFuture<Result> signIn(String name, char[] password) {
    char[] copy = password.clone();
    Arrays.fill(password, '\0');
    String user = name.strip();
    return CompletableFuture.supplyAsync(() -> attempt(user, copy), worker)
        .whenComplete((result, failure) -> Arrays.fill(copy, '\0'));
  }

  @Override
  public void close() {
    worker.shutdownNow();
    server.close();
  }

  private Result attempt(String name, char[] password) {
    if (name.isEmpty() || password.length == 0) {
      return new Result.Refused("Enter your name and your password.");
    }
    try {
      return switch (server.ask(name, password)) {
        case SessionServer.Answer.Granted granted -> {
          remember(granted.user(), password);
          yield door.open(granted.user(), granted.token());
        }
        case SessionServer.Answer.Refused refused -> {
          if (refused.barred()) {
            forget(name);
          }
          yield new Result.Refused(refused.text());
        }
        case SessionServer.Answer.Away away -> offline(name, password);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Refused("The sign-in was broken off.");
    }
  }

  private Result offline(String name, char[] password) {
    return switch (remembered.check(name, password)) {
      case Remembered.Check.Right right -> door.open(right.user(), "");
      case Remembered.Check.Wrong wrong ->
          new Result.Refused(
              "The server cannot be reached, and the password is not the one that was last used"
                  + " on this computer.");
      case Remembered.Check.Nothing nothing ->
          new Result.Refused(
              "The server at "
                  + address
                  + " cannot be reached, and nobody has signed in by this name on this computer"
                  + " before. Check the network and the server address.");
    };
  }

  private void remember(SignedInUser user, char[] password) {
    try {
      remembered.keep(user, password);
    } catch (IOException e) {
      LOG.warn("this sign-in cannot be remembered for times without the server", e);
    }
  }

  private void forget(String name) {
    try {
      remembered.forget(name);
    } catch (IOException e) {
      LOG.error("a barred user's offline sign-in cannot be deleted", e);
    }
  }
}
