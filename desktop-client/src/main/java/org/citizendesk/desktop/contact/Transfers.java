// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.frame.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands contacts on. Thread-safe; nothing here blocks. */
public interface Transfers {
  /** Returns to whom a contact may go: queues first, then colleagues who serve its queue. */
  List<Receiver> receivers(WorkItem item);

  /**
   * Hands a chat or mail on. Needs the server, or completes with a refusal that says so.
   *
   * @param note what who has it next should know; may be empty
   */
  CompletableFuture<Outcome> transfer(WorkItem item, Receiver to, String note);
}
