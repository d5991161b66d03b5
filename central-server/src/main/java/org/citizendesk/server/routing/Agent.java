// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.server.contact.Workload;
import java.time.Instant;

/**
 * What an agent is doing.
 *
 * @param agent the sign-in name
 * @param reason for NOT_READY; empty otherwise
 * @param since when the state began, by the server's clock
 * @param load what the agent has
 */
record Agent(String agent, AgentFact.State state, String reason, Instant since, Workload load) {
  /** Returns whether the agent talks on the telephone, or still has the last call to wrap up. */
  boolean isOnCall() {
    return load.calls() > 0;
  }

  /** Returns whether the agent takes part in the work, so that the work decides the state. */
  boolean isWorking() {
    return switch (state) {
      case READY, OFFERED, BUSY, WRAP_UP -> true;
      case SIGNED_OUT, NOT_READY, NOT_RESPONDING -> false;
    };
  }
}
