// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import org.citizendesk.protocol.event.Bounds;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

import static org.citizendesk.protocol.event.Bounds.atLeast;
import static org.citizendesk.protocol.event.Bounds.line;
import static org.citizendesk.protocol.event.Bounds.present;

/** The life of a contact, whatever its channel. */
public sealed interface ContactFact extends Fact {
  /** Longest wrap-up summary, in characters. */
  int MAX_SUMMARY = 4000;

  /** Longest note that goes with a contact to who has it next, in characters. */
  int MAX_NOTE = 1000;

  /** Who started it. */
  enum Direction {
    /** The citizen reached us. */
    INBOUND,
    /** We reached the citizen. */
    OUTBOUND
  }

  /**
   * A contact began.
   *
   * @param party the address it came from: a number, a mail address, or what a chat visitor calls
   *     herself; a hint, never an identity
   * @param queue the queue it belongs to
   * @param subject one line about it; empty where the channel has none
   */
  record Opened(Channel channel, Direction direction, String queue, String subject, String party)
      implements ContactFact {
    /** Checks the bounds. */
    public Opened {
      present(channel, "channel");
      present(direction, "direction");
      line(queue, "queue");
      line(subject, "subject");
      line(party, "party");
    }
  }

  /**
   * A contact waits in a queue.
   *
   * @param cause why it waits there now
   */
  record Queued(String queue, Cause cause) implements ContactFact {
    /** Checks the bounds. */
    public Queued {
      line(queue, "queue");
      present(cause, "cause");
    }
  }

  /** Why a contact waits. */
  enum Cause {
    /** It has just come. */
    NEW,
    /** Nobody took the offer; it keeps its old place. */
    NOT_ANSWERED,
    /** An agent handed it on; it counts as waiting since it came. */
    TRANSFERRED,
    /** The citizen wrote again after it was wrapped up. */
    REOPENED,
    /** The link to its agent's desktop was lost for too long; it keeps its old place. */
    LINK_LOST,
    /** It had waited for too long in another queue; it keeps its old place. */
    OVERFLOW,
    /** Its agent is away and either for too long, or the citizen wrote; it keeps its old place. */
    AGENT_AWAY,
    /** It was put aside, and its time has come. */
    WOKEN,
    /** It was put aside, and the citizen wrote. */
    CITIZEN_WROTE
  }

  /**
   * A contact was offered to an agent.
   *
   * @param until when the offer lapses
   */
  record Offered(String agent, Instant until) implements ContactFact {
    /** Checks the bounds. */
    public Offered {
      line(agent, "agent");
      Bounds.time(until, "until");
    }
  }

  /**
   * An agent did not take the offer.
   *
   * @param declined true if the agent said no, false if time ran out
   */
  record OfferMissed(String agent, boolean declined) implements ContactFact {
    /** Checks the bounds. */
    public OfferMissed {
      line(agent, "agent");
    }
  }

  /**
   * A contact that waits for long was given a step of its queue.
   *
   * @param step the number of the step, from 0
   * @param headStartSeconds counts as having waited so much longer from now on
   * @param anySkill whether agents who lack the queue's skills may have it from now on
   */
  record Escalated(long step, long headStartSeconds, boolean anySkill) implements ContactFact {
    /** Checks the bounds. */
    public Escalated {
      atLeast(0, step, "step");
      atLeast(0, headStartSeconds, "headStartSeconds");
    }
  }

  /** An agent took the contact and owns it from now on. */
  record Accepted(String agent) implements ContactFact {
    /** Checks the bounds. */
    public Accepted {
      line(agent, "agent");
    }
  }

  /**
   * Its agent hands the contact on; that it waits from then on is told by the {@link Queued} that
   * follows at once.
   *
   * @param agent who had it
   * @param queue where it goes
   * @param to for whom it is kept there at first, also while she is away; null if anybody may have
   *     it
   * @param note what who has it next should know; may be empty
   */
  record Transferred(String agent, String queue, @Nullable String to, String note)
      implements ContactFact {
    /** Checks the bounds. */
    public Transferred {
      line(agent, "agent");
      line(queue, "queue");
      if (to != null) {
        line(to, "to");
      }
      Bounds.text(note, MAX_NOTE, "note");
    }
  }

  /**
   * Its agent puts the contact aside: it stays hers, and takes no room.
   *
   * @param until when it is woken by itself; null if only its agent or the citizen wakes it
   */
  record Parked(String agent, @Nullable Instant until) implements ContactFact {
    /** Checks the bounds. */
    public Parked {
      line(agent, "agent");
      if (until != null) {
        Bounds.time(until, "until");
      }
    }
  }

  /** Its agent goes on with a contact that was put aside. */
  record Resumed(String agent) implements ContactFact {
    /** Checks the bounds. */
    public Resumed {
      line(agent, "agent");
    }
  }

  /** The agent wants time to finish the contact once the citizen has gone. */
  record WrapUpAsked(String agent) implements ContactFact {
    /** Checks the bounds. */
    public WrapUpAsked {
      line(agent, "agent");
    }
  }

  /**
   * The citizen has gone, and wrap-up ends by itself.
   *
   * @param until when
   */
  record WrapUpTimed(Instant until) implements ContactFact {
    /** Checks the bounds. */
    public WrapUpTimed {
      Bounds.time(until, "until");
    }
  }

  /**
   * The agent needs more time to finish the contact.
   *
   * @param seconds how much more, 1 to 3,600
   */
  record WrapUpExtended(String agent, long seconds) implements ContactFact {
    private static final int HOUR = 3_600;

    /** Checks the bounds. */
    public WrapUpExtended {
      line(agent, "agent");
      Bounds.within(1, HOUR, seconds, "seconds");
    }
  }

  /**
   * An agent closed the contact with an outcome, or the server did for her.
   *
   * @param outcome the disposition's code; one of {@link
   *     org.citizendesk.protocol.book.WrapUp#TIMED_OUT} and {@link
   *     org.citizendesk.protocol.book.WrapUp#NONE} if the server did
   * @param summary what was done, in the agent's words; may be empty
   * @param handleMillis from acceptance to wrap-up, by the desktop's own clock
   */
  record WrappedUp(String agent, String outcome, String summary, long handleMillis)
      implements ContactFact {
    /** Checks the bounds. */
    public WrappedUp {
      line(agent, "agent");
      line(outcome, "outcome");
      Bounds.text(summary, MAX_SUMMARY, "summary");
      atLeast(0, handleMillis, "handleMillis");
    }
  }
}
