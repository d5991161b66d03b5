// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.id.ContactId;

/** What only the server can decide, because many desktops may want it at once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Command.Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(Command.AcceptOffer.class),
  @JsonSubTypes.Type(Command.DeclineOffer.class),
  @JsonSubTypes.Type(Command.SetAgentState.class)
})
public sealed interface Command {
  /**
   * Takes a contact that is offered to this agent.
   *
   * @param expectedVersion of the contact as the desktop sees it: its number of life-cycle events
   */
  @JsonTypeName("accept-offer")
  record AcceptOffer(ContactId contact, long expectedVersion) implements Command {
    /** Checks the bounds and that there is a contact. */
    public AcceptOffer {
      Bounds.present(contact, "contact");
      Bounds.atLeast(0, expectedVersion, "expectedVersion");
    }
  }

  /**
   * Gives an offered contact back to its queue.
   *
   * @param expectedVersion as for {@link AcceptOffer}
   */
  @JsonTypeName("decline-offer")
  record DeclineOffer(ContactId contact, long expectedVersion) implements Command {
    /** Checks the bounds and that there is a contact. */
    public DeclineOffer {
      Bounds.present(contact, "contact");
      Bounds.atLeast(0, expectedVersion, "expectedVersion");
    }
  }

  /**
   * Changes this agent's own state.
   *
   * @param state READY, NOT_READY or SIGNED_OUT; the others are the server's to give
   * @param reason needed for NOT_READY, empty otherwise
   */
  @JsonTypeName("set-agent-state")
  record SetAgentState(AgentFact.State state, String reason) implements Command {
    /** Checks the bounds. */
    public SetAgentState {
      Bounds.present(state, "state");
      Bounds.line(reason, "reason");
    }
  }

  /** A command of a kind that this program does not know; it is refused. */
  record Unknown() implements Command {}
}
