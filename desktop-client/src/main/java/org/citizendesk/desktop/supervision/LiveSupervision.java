// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.routing.Reasons;
import org.citizendesk.desktop.sync.Commands;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ViewBody;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The board as the server shows it. */
public final class LiveSupervision implements Supervision {
  private final Cell<Optional<ViewBody.Board>> board = new Cell<>(Optional.empty());

  private final Commands commands;
  private final Reasons reasons;

  /** Begins with no board. */
  public LiveSupervision(Commands commands, Reasons reasons) {
    this.commands = commands;
    this.reasons = reasons;
  }

  @Override
  public Observed<Optional<ViewBody.Board>> board() {
    return board;
  }

  @Override
  public List<String> reasons() {
    return reasons.all();
  }

  @Override
  public CompletableFuture<Outcome> set(ViewBody.AgentRow agent, AgentFact.Choice choice) {
    ViewBody.Ledger ledger = agent.ledger();
    Long version = ledger == null ? null : Long.valueOf(ledger.version());
    return commands.ask(
        new Command.SetStateOfAgent(agent.agent(), choice.state(), choice.reason(), version));
  }

  /** Takes a view from the server; one of an unknown kind is left aside. */
  public void show(ViewBody body) {
    switch (body) {
      case ViewBody.Board newest -> board.set(Optional.of(newest));
      case ViewBody.Unknown unknown -> {}
    }
  }
}
