// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing.ui;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.routing.AgentState;
import org.citizendesk.desktop.routing.AgentStatus;
import org.citizendesk.desktop.routing.Reasons;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Outcome;
import org.jspecify.annotations.Nullable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  public List<String> reasons() {
    return Reasons.DEFAULT.all();
  }

  @Override
  public CompletableFuture<Outcome> choose(State state, String reason) {
    if (outcome instanceof Outcome.Done && status.get().isAtWork()) {
      become(new AgentFact.Choice(state, reason), status.get().ready(), null);
    } else if (outcome instanceof Outcome.Done) {
      status.set(new AgentStatus(state, reason, TestUi.START, confirms));
    }
    return CompletableFuture.completedFuture(outcome);
  }

  @Override
  public CompletableFuture<Outcome> cancelNext() {
    become(null, status.get().ready(), null);
    return CompletableFuture.completedFuture(outcome);
  }

  @Override
  public CompletableFuture<Outcome> take(Channel channel, boolean on) {
    Set<Channel> ready = new HashSet<>(status.get().ready());
    var _ = on ? ready.add(channel) : ready.remove(channel);
    become(status.get().next(), ready, null);
    return CompletableFuture.completedFuture(outcome);
  }

  /** Sets what comes next and what is taken as the server would. */
  public void become(AgentFact.@Nullable Choice next, Set<Channel> ready, @Nullable String setBy) {
    AgentStatus now = status.get();
    status.set(
        new AgentStatus(now.state(), now.reason(), now.since(), confirms, next, ready, setBy));
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
