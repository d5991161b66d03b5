// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.PendingReply;
import org.citizendesk.desktop.contact.Replies;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.frame.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Mails that wait, and a server that answers as it is told. */
public final class FakeReplies implements Replies {
  public final Cell<List<PendingReply>> pending = new Cell<>(List.of());
  public final List<String> asked = new ArrayList<>();
  public Outcome answer = new Outcome.Done();

  @Override
  public Observed<List<PendingReply>> pending() {
    return pending;
  }

  @Override
  public CompletableFuture<Outcome> withdraw(PendingReply reply) {
    asked.add("withdraw " + reply.id());
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public CompletableFuture<Outcome> release(PendingReply reply) {
    asked.add("release " + reply.id());
    return CompletableFuture.completedFuture(answer);
  }
}
