// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the agent is doing.
 *
 * @param state as the server last said, or as chosen here while there is no server
 * @param reason for NOT_READY; empty otherwise
 * @param confirmed false while a choice made here has not reached the server
 * @param next what comes after the work in hand; null if nothing else
 * @param ready the channels of which new contacts are taken
 * @param setBy the supervisor who chose the state, or what comes next; null if none did
 */
public record AgentStatus(
    AgentFact.State state,
    String reason,
    Instant since,
    boolean confirmed,
    AgentFact.@Nullable Choice next,
    Set<Channel> ready,
    @Nullable String setBy) {
  /** Keeps what nobody can change. */
  public AgentStatus {
    ready = Set.copyOf(ready);
  }

  /** Somebody who takes all channels, and for whom nothing comes next. */
  public AgentStatus(AgentFact.State state, String reason, Instant since, boolean confirmed) {
    this(state, reason, since, confirmed, null, EnumSet.allOf(Channel.class), null);
  }

  /** Returns whether a choice comes after the work in hand. */
  public boolean isAtWork() {
    return state == AgentFact.State.BUSY || state == AgentFact.State.WRAP_UP;
  }

  AgentStatus chosen(AgentFact.Choice choice, Instant now) {
    boolean comesNext = isAtWork() && choice.state() == AgentFact.State.NOT_READY;
    return comesNext
        ? new AgentStatus(state, reason, since, false, choice, ready, null)
        : new AgentStatus(choice.state(), choice.reason(), now, false, null, ready, null);
  }

  AgentStatus isConfirmed() {
    return new AgentStatus(state, reason, since, true, next, ready, setBy);
  }
}
