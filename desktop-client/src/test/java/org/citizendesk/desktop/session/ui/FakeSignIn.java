// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session.ui;

import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.protocol.frame.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Knows one user, Ana Ruiz, with the password "correct"; answers when the test says so. */
public final class FakeSignIn implements SignIn {
  /** The one user. */
  public static final SignedInUser ANA =
      new SignedInUser("ana", "Ana Ruiz", List.of(Role.AGENT, Role.SUPERVISOR, Role.TRAINER));

  private final List<CompletableFuture<Result>> waiting = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private boolean answersAtOnce = true;
  private boolean online = true;

  @Override
  public String server() {
    return "http://127.0.0.1:8477";
  }

  @Override
  public CompletableFuture<Result> signIn(String name, char[] password) {
    asked.add(name);
    Result result =
        name.equals("ana") && Arrays.equals(password, "correct".toCharArray())
            ? new Result.SignedIn(ANA, online)
            : new Result.Refused("Name or password is wrong.");
    Arrays.fill(password, '\0');
    CompletableFuture<Result> future = new CompletableFuture<>();
    waiting.add(future);
    if (answersAtOnce) {
      future.complete(result);
    }
    return future;
  }

  /** Leaves questions open. */
  public void doNotAnswer() {
    answersAtOnce = false;
  }

  /** Signs in by what this computer remembers. */
  public void serverIsAway() {
    online = false;
  }

  /** Fails the newest question. */
  public void fail() {
    waiting.getLast().completeExceptionally(new IllegalStateException("disk is full"));
  }

  /** Returns the names that were tried. */
  public List<String> asked() {
    return asked;
  }
}
