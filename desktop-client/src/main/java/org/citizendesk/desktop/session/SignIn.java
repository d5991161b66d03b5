// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session;

import java.util.concurrent.CompletableFuture;

/** Signing in. Thread-safe; nothing here blocks. */
public interface SignIn {
  /** Returns the address of the server that is used, for instance {@code http://127.0.0.1:8477}. */
  String server();

  /**
   * Signs in at the server; if it cannot be reached, with what this computer remembers of the last
   * sign-in of that user.
   *
   * @param password is overwritten before this returns
   */
  CompletableFuture<Result> signIn(String name, char[] password);

  /** How it ended. */
  sealed interface Result {
    /**
     * Signed in.
     *
     * @param user who
     * @param online false if the server could not be reached
     */
    record SignedIn(SignedInUser user, boolean online) implements Result {}

    /**
     * Not signed in.
     *
     * @param text why, and what to do; for people
     */
    record Refused(String text) implements Result {}
  }
}
