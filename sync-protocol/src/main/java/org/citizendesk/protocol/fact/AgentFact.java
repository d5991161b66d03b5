// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import static org.citizendesk.protocol.event.Bounds.line;
import static org.citizendesk.protocol.event.Bounds.present;

/** The agent state ledger: what an agent was doing, when, and who said so. */
public sealed interface AgentFact extends Fact {
  /** What an agent is doing. */
  enum State {
    /** Not signed in. */
    SIGNED_OUT,
    /** Waiting for work. */
    READY,
    /** Signed in, not to be offered work; always with a reason. */
    NOT_READY,
    /** An offer is on the screen. */
    OFFERED,
    /** Working on at least one contact. */
    BUSY,
    /** Finishing a contact after the citizen has gone. */
    WRAP_UP,
    /** Let an offer lapse; must say READY again. */
    NOT_RESPONDING
  }

  /** Who caused a change. */
  enum Cause {
    /** The agent. */
    AGENT,
    /** A timer of the server. */
    TIMER,
    /** A supervisor. */
    SUPERVISOR,
    /** The server's own rules. */
    SYSTEM,
    /** The link to the desktop came or went. */
    LINK
  }

  /**
   * An agent's state changed.
   *
   * @param reason for NOT_READY; empty otherwise
   */
  record StateChanged(String agent, State state, String reason, Cause cause) implements AgentFact {
    /** Checks the bounds. */
    public StateChanged {
      line(agent, "agent");
      present(state, "state");
      line(reason, "reason");
      present(cause, "cause");
    }
  }
}
