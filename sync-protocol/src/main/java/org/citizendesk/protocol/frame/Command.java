// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/** What only the server can decide, because many desktops may want it at once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Command.Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(Command.AcceptOffer.class),
  @JsonSubTypes.Type(Command.DeclineOffer.class),
  @JsonSubTypes.Type(Command.Transfer.class),
  @JsonSubTypes.Type(Command.Park.class),
  @JsonSubTypes.Type(Command.Resume.class),
  @JsonSubTypes.Type(Command.SetAgentState.class),
  @JsonSubTypes.Type(Command.CancelNextState.class),
  @JsonSubTypes.Type(Command.SetChannelReady.class),
  @JsonSubTypes.Type(Command.SetStateOfAgent.class),
  @JsonSubTypes.Type(Command.WithdrawReply.class),
  @JsonSubTypes.Type(Command.ReleaseReply.class)
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
   * Hands a chat or mail that this agent has on to a queue, or to another agent. Who gets it is
   * offered it, so that it is never with somebody who does not know.
   *
   * @param expectedVersion as for {@link AcceptOffer}
   * @param queue where it waits; for an agent the one whose rules hold
   * @param agent for whom it is kept there at first; null for anybody who serves the queue
   * @param note what who has it next should know; may be empty, but not for somebody who is away
   */
  @JsonTypeName("transfer")
  record Transfer(
      ContactId contact, long expectedVersion, String queue, @Nullable String agent, String note)
      implements Command {
    /** Checks the bounds and that there is a contact. */
    public Transfer {
      Bounds.present(contact, "contact");
      Bounds.atLeast(0, expectedVersion, "expectedVersion");
      Bounds.line(queue, "queue");
      if (agent != null) {
        Bounds.line(agent, "agent");
      }
      Bounds.text(note, ContactFact.MAX_NOTE, "note");
    }
  }

  /**
   * Puts a chat or mail that this agent has aside; it stays hers, and takes no room.
   *
   * @param expectedVersion as for {@link AcceptOffer}
   * @param until when it is woken, within a year; null for until she resumes it or the citizen
   *     writes
   */
  @JsonTypeName("park")
  record Park(ContactId contact, long expectedVersion, @Nullable Instant until) implements Command {
    /** Checks the bounds and that there is a contact. */
    public Park {
      Bounds.present(contact, "contact");
      Bounds.atLeast(0, expectedVersion, "expectedVersion");
      if (until != null) {
        Bounds.time(until, "until");
      }
    }
  }

  /**
   * Goes on with a contact that this agent has put aside, if it fits beside what she has in hand.
   *
   * @param expectedVersion as for {@link AcceptOffer}
   */
  @JsonTypeName("resume")
  record Resume(ContactId contact, long expectedVersion) implements Command {
    /** Checks the bounds and that there is a contact. */
    public Resume {
      Bounds.present(contact, "contact");
      Bounds.atLeast(0, expectedVersion, "expectedVersion");
    }
  }

  /**
   * Chooses what this agent does. With a call, a chat or a wrap-up in hand it is what she does
   * next.
   *
   * @param state READY, NOT_READY or SIGNED_OUT; the others are the server's to give
   * @param reason needed for NOT_READY, empty otherwise
   * @param expectedVersion of the agent as the desktop sees it ({@link AgentFact.Stamp}); null
   *     chooses whatever somebody else chose meanwhile
   */
  @JsonTypeName("set-agent-state")
  record SetAgentState(AgentFact.State state, String reason, @Nullable Long expectedVersion)
      implements Command {
    /** Checks the bounds. */
    public SetAgentState {
      Bounds.present(state, "state");
      Bounds.line(reason, "reason");
      checkVersion(expectedVersion);
    }

    /** Chooses whatever somebody else chose meanwhile. */
    public SetAgentState(AgentFact.State state, String reason) {
      this(state, reason, null);
    }
  }

  /**
   * Gives up what this agent was to do next.
   *
   * @param expectedVersion as for {@link SetAgentState}
   */
  @JsonTypeName("cancel-next-state")
  record CancelNextState(@Nullable Long expectedVersion) implements Command {
    /** Checks the bounds. */
    public CancelNextState {
      checkVersion(expectedVersion);
    }
  }

  /**
   * Takes contacts of a channel from now on, or takes none.
   *
   * @param expectedVersion as for {@link SetAgentState}
   */
  @JsonTypeName("set-channel-ready")
  record SetChannelReady(Channel channel, boolean ready, @Nullable Long expectedVersion)
      implements Command {
    /** Checks the bounds. */
    public SetChannelReady {
      Bounds.present(channel, "channel");
      checkVersion(expectedVersion);
    }
  }

  /**
   * Chooses what another agent does. For supervisors.
   *
   * @param state as for {@link SetAgentState}
   * @param reason as for {@link SetAgentState}
   * @param expectedVersion of the agent as the board shows it; null as for {@link SetAgentState}
   */
  @JsonTypeName("set-state-of-agent")
  record SetStateOfAgent(
      String agent, AgentFact.State state, String reason, @Nullable Long expectedVersion)
      implements Command {
    /** Checks the bounds. */
    public SetStateOfAgent {
      Bounds.line(agent, "agent");
      Bounds.present(state, "state");
      Bounds.line(reason, "reason");
      checkVersion(expectedVersion);
    }
  }

  private static void checkVersion(@Nullable Long expected) {
    if (expected != null) {
      Bounds.atLeast(0, expected, "expectedVersion");
    }
  }

  /** About a mail reply that has not left yet. */
  sealed interface OnReply extends Command {
    /** Returns the event in which it was written. */
    EventId reply();
  }

  /** Takes back a reply that waits or is held; it never leaves. */
  @JsonTypeName("withdraw-reply")
  record WithdrawReply(EventId reply) implements OnReply {
    /** Checks that there is a reply. */
    public WithdrawReply {
      Bounds.present(reply, "reply");
    }
  }

  /**
   * Lets a reply that waits or is held leave now.
   *
   * @param seen the event of the newest mail of the contact that is seen here, in or out; null if
   *     there is none
   */
  @JsonTypeName("release-reply")
  record ReleaseReply(EventId reply, @Nullable EventId seen) implements OnReply {
    /** Checks that there is a reply. */
    public ReleaseReply {
      Bounds.present(reply, "reply");
    }
  }

  /** A command of a kind that this program does not know; it is refused. */
  record Unknown() implements Command {}
}
