// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.frame.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The agent's own state, one for all channels. Thread-safe; nothing here blocks. */
public interface AgentState {
  /** Reasons that an agent can give for not being ready. */
  List<String> REASONS = List.of("Break", "Lunch", "Meeting", "Training", "Paperwork");

  /** Returns the state. */
  Observed<AgentStatus> status();

  /**
   * Chooses a state. With no server the choice is kept and sent when there is one.
   *
   * @param state READY, NOT_READY or SIGNED_OUT
   * @param reason needed for NOT_READY, empty otherwise
   */
  CompletableFuture<Outcome> choose(AgentFact.State state, String reason);
}
