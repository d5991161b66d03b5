// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import java.util.concurrent.CompletableFuture;

/** Asks the server to decide something. Thread-safe; never blocks. */
@FunctionalInterface
public interface Commands {
  /**
   * Asks, and ends within 10 seconds: with no link, or with no answer in that time, by a refusal
   * that says so. The future never fails.
   */
  CompletableFuture<Outcome> ask(Command command);
}
