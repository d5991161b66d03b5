// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame.User;
import java.util.concurrent.CompletableFuture;

/** Decides commands. */
@FunctionalInterface
public interface CommandHandler {
  /**
   * Decides one command; the same id is decided once. Must not block.
   *
   * @param user who is signed in
   * @return completes when the decision is on disk
   */
  CompletableFuture<Outcome> decide(User user, ClientFrame.Cmd command);
}
