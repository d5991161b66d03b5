// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Receiver;
import org.citizendesk.desktop.contact.Transfers;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.protocol.frame.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes down what is handed on to whom; the test decides how it ends. */
public final class FakeTransfers implements Transfers {
  private final List<String> asked = new ArrayList<>();
  private Outcome answer = new Outcome.Done();

  /** Decides how the next requests end. */
  public void answer(Outcome next) {
    answer = next;
  }

  /** Returns what was asked. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public List<Receiver> receivers(WorkItem item) {
    return List.of(
        new Receiver(Receiver.Kind.QUEUE, "benefits", "Benefits", ""),
        new Receiver(Receiver.Kind.QUEUE, "es", "Spanish line", ""),
        new Receiver(Receiver.Kind.AGENT, "lee", "lee", "North"),
        new Receiver(Receiver.Kind.AGENT, "sasha", "sasha", ""));
  }

  @Override
  public CompletableFuture<Outcome> transfer(WorkItem item, Receiver to, String note) {
    asked.add(item.citizenName() + " to " + to.id() + ": " + note);
    return CompletableFuture.completedFuture(answer);
  }
}
