// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import org.jspecify.annotations.Nullable;

import static org.citizendesk.protocol.event.Bounds.atLeast;
import static org.citizendesk.protocol.event.Bounds.line;
import static org.citizendesk.protocol.event.Bounds.present;

/**
 * The agent state ledger: what an agent was doing, when, and who said so. Beside the state run
 * tracks of their own: for which channels the agent is ready, the link to the desktop, and its
 * devices.
 */
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

  /** How the link between the server and the agent's desktops is. */
  enum Link {
    /** A desktop is connected. */
    CONNECTED,
    /** The link was lost a moment ago; the server waits for it to come back. */
    CONNECTING,
    /** The agent signed out and went. */
    DISCONNECTED,
    /** The link did not come back in time. */
    FAILED
  }

  /** What an agent hears and speaks with. */
  enum Device {
    /** Where the citizen is heard. */
    HEADSET,
    /** Where the agent is heard. */
    MICROPHONE
  }

  /** How a device is. */
  enum Health {
    /** It is there. */
    WORKING,
    /** The desktop finds none. */
    MISSING
  }

  /**
   * What a person chose for an agent.
   *
   * @param state READY, NOT_READY or SIGNED_OUT
   * @param reason for NOT_READY; empty otherwise
   */
  record Choice(State state, String reason) {
    /** Checks the bounds. */
    public Choice {
      present(state, "state");
      line(reason, "reason");
    }
  }

  /**
   * When a change was made, by a clock that nobody can set, and by whom.
   *
   * @param version how many choices people have made about this agent; a command names it
   * @param by the supervisor's sign-in name; null if none had to do with it
   * @param clock names the clock: another one after each start of a server
   * @param millis what the clock showed; only times of the same clock can be compared
   */
  record Stamp(long version, @Nullable String by, String clock, long millis) {
    /** Checks the bounds. */
    public Stamp {
      atLeast(0, version, "version");
      if (by != null) {
        line(by, "by");
      }
      line(clock, "clock");
      atLeast(0, millis, "millis");
    }
  }

  /** Returns whose ledger it is. */
  String agent();

  /** Returns who caused the change. */
  Cause cause();

  /**
   * An agent's state changed, or who caused it.
   *
   * @param reason for NOT_READY; empty otherwise
   * @param chosen what holds once there is no work; null from a server that did not say it
   * @param stamp null from a server that did not say it
   */
  record StateChanged(
      String agent,
      State state,
      String reason,
      Cause cause,
      @Nullable Choice chosen,
      @Nullable Stamp stamp)
      implements AgentFact {
    /** Checks the bounds. */
    public StateChanged {
      line(agent, "agent");
      present(state, "state");
      line(reason, "reason");
      present(cause, "cause");
    }

    /** A change without more evidence. */
    public StateChanged(String agent, State state, String reason, Cause cause) {
      this(agent, state, reason, cause, null, null);
    }
  }

  /**
   * It was chosen what the agent does after the work in hand, or that was given up or begins now.
   *
   * @param next null if nothing is to follow
   */
  record NextChosen(String agent, @Nullable Choice next, Cause cause, Stamp stamp)
      implements AgentFact {
    /** Checks the bounds. */
    public NextChosen {
      line(agent, "agent");
      present(cause, "cause");
      present(stamp, "stamp");
    }
  }

  /** An agent takes contacts of a channel from now on, or takes none. */
  record ChannelChanged(String agent, Channel channel, boolean ready, Cause cause, Stamp stamp)
      implements AgentFact {
    /** Checks the bounds. */
    public ChannelChanged {
      line(agent, "agent");
      present(channel, "channel");
      present(cause, "cause");
      present(stamp, "stamp");
    }
  }

  /** The link to the agent's desktops changed. */
  record LinkChanged(String agent, Link link, Cause cause, Stamp stamp) implements AgentFact {
    /** Checks the bounds. */
    public LinkChanged {
      line(agent, "agent");
      present(link, "link");
      present(cause, "cause");
      present(stamp, "stamp");
    }
  }

  /** An agent's desktop found that a device came or went. Pushed by the desktop. */
  record DeviceChanged(String agent, Device device, Health health, Cause cause)
      implements AgentFact {
    /** Checks the bounds. */
    public DeviceChanged {
      line(agent, "agent");
      present(device, "device");
      present(health, "health");
      present(cause, "cause");
    }
  }
}
