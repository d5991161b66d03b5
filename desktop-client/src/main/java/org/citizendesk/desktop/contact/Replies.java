// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.frame.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** This agent's mails that have not left yet. Thread-safe; nothing here blocks. */
public interface Replies {
  /** Returns those that wait or are held, the oldest first. */
  Observed<List<PendingReply>> pending();

  /** Takes one back; it then never leaves. */
  CompletableFuture<Outcome> withdraw(PendingReply reply);

  /** Lets one leave now; refused if mail came that is not here yet. */
  CompletableFuture<Outcome> release(PendingReply reply);
}
