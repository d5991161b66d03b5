// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.routing.AgentLife;
import org.citizendesk.server.contact.Workload;
import java.time.Instant;

/**
 * What an agent is doing.
 *
 * @param agent the sign-in name
 * @param life what the ledger says
 * @param since when the state that is shown began, by the server's clock
 * @param load what the agent has
 */
record Agent(String agent, AgentLife life, Instant since, Workload load) {
  /** Returns the state that is shown. */
  AgentFact.State state() {
    return life.shown().state();
  }

  /** Returns whether the agent talks on the telephone, or still has the last call to wrap up. */
  boolean isOnCall() {
    return load.calls() > 0;
  }

  /** Returns whether the agent wants new work of some channel. */
  boolean wantsWork() {
    return life.wantsWork();
  }

  /** Returns whether the agent takes contacts of this channel. */
  boolean isReadyFor(Channel channel) {
    return life.tracks().ready().contains(channel);
  }
}
