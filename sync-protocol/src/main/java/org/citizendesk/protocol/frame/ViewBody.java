// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.Channel;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;

/** The content of a view. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = ViewBody.Unknown.class)
@JsonSubTypes(@JsonSubTypes.Type(ViewBody.Board.class))
public sealed interface ViewBody {
  /** Most rows in a view. */
  int MAX_ROWS = 10_000;

  /** Most channels, or devices, of an agent. */
  int MAX_TRACKS = 20;

  /**
   * The supervisor's board.
   *
   * @param at server time for which it is true
   */
  @JsonTypeName("board")
  record Board(Instant at, List<QueueRow> queues, List<AgentRow> agents) implements ViewBody {
    /** Checks the bounds. */
    public Board {
      Bounds.time(at, "at");
      queues = Bounds.list(queues, MAX_ROWS, "queues");
      agents = Bounds.list(agents, MAX_ROWS, "agents");
    }
  }

  /**
   * One queue.
   *
   * @param waiting contacts that no agent has
   * @param oldest when the longest waiting one began to wait; null if none waits
   * @param inHand contacts that an agent has accepted and not yet wrapped up, nor put aside
   * @param parked contacts that an agent has put aside; null from a server that does not say it
   * @param wrappedUpToday contacts wrapped up since midnight of the server's time zone
   * @param service what was promised and kept; null if nothing is, or from a server that does not
   *     say it
   */
  record QueueRow(
      String queue,
      Channel channel,
      int waiting,
      @Nullable Instant oldest,
      int inHand,
      @Nullable Integer parked,
      int wrappedUpToday,
      @Nullable Service service) {
    /** Checks the bounds. */
    public QueueRow {
      Bounds.line(queue, "queue");
      Bounds.present(channel, "channel");
      Bounds.atLeast(0, waiting, "waiting");
      if (oldest != null) {
        Bounds.time(oldest, "oldest");
      }
      Bounds.atLeast(0, inHand, "inHand");
      aside(parked);
      Bounds.atLeast(0, wrappedUpToday, "wrappedUpToday");
    }

    /** A queue that promises nothing, and of which nothing is put aside. */
    public QueueRow(
        String queue,
        Channel channel,
        int waiting,
        @Nullable Instant oldest,
        int inHand,
        int wrappedUpToday) {
      this(queue, channel, waiting, oldest, inHand, 0, wrappedUpToday, null);
    }
  }

  /**
   * How soon the citizens of a queue are answered. The service level is {@code inTime / counted}:
   * first questions that were answered within the target, of those that were answered, given up or
   * became overdue today. Givers-up and who still waits too long count against it, as in the
   * variant that Cisco calls "abandoned calls have a negative impact".
   *
   * @param seconds within which a first answer is promised; 0 if nothing is promised any more
   * @param percent of the contacts for which it is promised
   * @param overdue words of citizens that should have had an answer by now
   * @param nextDue when the next one becomes overdue; null if none waits
   * @param counted first questions that count today
   * @param inTime of these, those answered in time
   */
  record Service(
      int seconds, int percent, int overdue, @Nullable Instant nextDue, int counted, int inTime) {
    /** Checks the bounds. */
    public Service {
      Bounds.atLeast(0, seconds, "seconds");
      Bounds.atLeast(0, percent, "percent");
      Bounds.atLeast(0, overdue, "overdue");
      if (nextDue != null) {
        Bounds.time(nextDue, "nextDue");
      }
      Bounds.atLeast(0, inTime, "inTime");
      Bounds.atLeast(inTime, counted, "counted");
    }
  }

  /**
   * One agent.
   *
   * @param since when the state began
   * @param reason for NOT_READY; empty otherwise
   * @param contacts how many contacts the agent has in hand and not put aside
   * @param parked how many are put aside; null from a server that does not say it
   * @param ledger what else is known; null from a server that does not say it
   */
  record AgentRow(
      String agent,
      String displayName,
      AgentFact.State state,
      String reason,
      Instant since,
      int contacts,
      @Nullable Integer parked,
      @Nullable Ledger ledger) {
    /** Checks the bounds. */
    public AgentRow {
      Bounds.line(agent, "agent");
      Bounds.line(displayName, "displayName");
      Bounds.present(state, "state");
      Bounds.line(reason, "reason");
      Bounds.time(since, "since");
      Bounds.atLeast(0, contacts, "contacts");
      aside(parked);
    }

    /** An agent of whom no more is known. */
    public AgentRow(
        String agent,
        String displayName,
        AgentFact.State state,
        String reason,
        Instant since,
        int contacts) {
      this(agent, displayName, state, reason, since, contacts, 0, null);
    }
  }

  /**
   * What runs beside an agent's state.
   *
   * @param next what the agent does after the work in hand; null if nothing else
   * @param version to name in a command about the agent
   * @param ready the channels of which the agent takes contacts
   * @param missing the devices that the desktop does not find
   */
  record Ledger(
      @Nullable Choice next,
      long version,
      List<Channel> ready,
      AgentFact.Link link,
      List<AgentFact.Device> missing) {
    /** Checks the bounds. */
    public Ledger {
      Bounds.atLeast(0, version, "version");
      ready = Bounds.list(ready, MAX_TRACKS, "ready");
      Bounds.present(link, "link");
      missing = Bounds.list(missing, MAX_TRACKS, "missing");
    }
  }

  private static void aside(@Nullable Integer parked) {
    if (parked != null) {
      Bounds.atLeast(0, parked, "parked");
    }
  }

  /** A view of a kind that this program does not know. */
  record Unknown() implements ViewBody {}
}
