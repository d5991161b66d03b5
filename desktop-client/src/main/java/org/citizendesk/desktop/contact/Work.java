// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What this agent has to do. Thread-safe; nothing here blocks. */
public interface Work {
  /**
   * Returns offers first, then what is in hand; each group oldest first. Comes from the local
   * store, also offline.
   */
  Observed<List<WorkItem>> items();

  /**
   * Takes an offered chat or mail. Needs the server, or completes with a refusal that says so. An
   * offered call is answered through the telephone.
   */
  CompletableFuture<Outcome> accept(ContactId contact);

  /** Gives an offer back. Needs the server, or completes with a refusal that says so. */
  CompletableFuture<Outcome> decline(ContactId contact);

  /**
   * Puts a chat or mail aside. Needs the server, or completes with a refusal that says so.
   *
   * @param until when it is woken; null for until it is resumed or the citizen writes
   */
  CompletableFuture<Outcome> park(ContactId contact, @Nullable Instant until);

  /** Goes on with what was put aside. Needs the server, or completes with a refusal. */
  CompletableFuture<Outcome> resume(ContactId contact);

  /** Returns when the office of a queue is open, by the book as it is known here. */
  BusinessHours hours(String queue);

  /** Takes note that the agent has looked at it. */
  void markRead(ContactId contact);
}
