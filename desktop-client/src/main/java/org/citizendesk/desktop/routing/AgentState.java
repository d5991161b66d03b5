// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The agent's own state, one for all channels. Thread-safe; nothing here blocks. */
public interface AgentState {
  /** Returns the state. */
  Observed<AgentStatus> status();

  /** Returns the reasons that can be given for not being ready. */
  List<String> reasons();

  /**
   * Chooses a state. With no server the choice is kept and sent when there is one. With a call, a
   * chat or a wrap-up in hand the server lets NOT_READY come after it.
   *
   * @param state READY, NOT_READY or SIGNED_OUT
   * @param reason needed for NOT_READY, empty otherwise
   */
  CompletableFuture<Outcome> choose(AgentFact.State state, String reason);

  /** Gives up what was to come next. Only with a server, unless the server has not heard of it. */
  CompletableFuture<Outcome> cancelNext();

  /** Takes new contacts of a channel, or takes none. Only with a server. */
  CompletableFuture<Outcome> take(Channel channel, boolean on);
}
