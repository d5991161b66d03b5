// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing.ui;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.routing.AgentState;
import org.citizendesk.desktop.routing.AgentStatus;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.frame.Outcome;
import java.util.concurrent.CompletableFuture;

/** Does what is chosen, or refuses. */
public final class FakeAgentState implements AgentState {
  private final Cell<AgentStatus> status =
      new Cell<>(new AgentStatus(State.READY, "", TestUi.START, true));
  private Outcome outcome = new Outcome.Done();
  private boolean confirms = true;

  @Override
  public Observed<AgentStatus> status() {
    return status;
  }

  @Override
  public CompletableFuture<Outcome> choose(State state, String reason) {
    if (outcome instanceof Outcome.Done) {
      status.set(new AgentStatus(state, reason, TestUi.START, confirms));
    }
    return CompletableFuture.completedFuture(outcome);
  }

  /** Sets the state as the server would. */
  public void become(State state, String reason) {
    status.set(new AgentStatus(state, reason, TestUi.START, true));
  }

  /** Keeps choices here from now on. */
  public void serverIsAway() {
    confirms = false;
  }

  /** Refuses from now on. */
  public void refuse(String text) {
    outcome = new Outcome.Refused(Outcome.Code.INVALID, text);
  }
}
