// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogHistory;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.server.log.LogStanding;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.session.Sessions;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Optional;

/** What can happen to a connection. */
sealed interface Input {
  /** What says something of a log, or comes of it. */
  sealed interface OfLog extends Input {
    /** Returns the name of that log. */
    String epoch();
  }

  /** The desktop sent a frame. */
  record Received(ClientFrame frame) implements Input {}

  /** The desktop sent something that is no frame, or too much. */
  record Unreadable(CloseCode code, String text) implements Input {}

  /**
   * The token of HELLO is valid.
   *
   * @param only why nothing but its own events is taken from this desktop; null for no limit
   */
  record Admitted(
      Sessions.Session session, Subscription sub, LogStanding log, @Nullable HandOver only)
      implements Input {
    List<ServerFrame.Head> heads() {
      return log.ends().heads();
    }

    /**
     * Returns the answer to HELLO.
     *
     * @param again partitions that the desktop has to read anew
     */
    ServerFrame.Welcome welcome(List<Integer> again, SyncLimits limits, Moment now) {
      return new ServerFrame.Welcome(
          session.id(),
          session.user(),
          log.ends().epoch(),
          log.hwm(),
          heads(),
          again,
          limits.told(),
          now.wall());
    }

    /** Returns whether the desktop stands where a partition ends. */
    boolean isAtEnd(ClientFrame.Hello hello, ServerFrame.Head head) {
      return !log.reread().contains(head.partition())
          && hello.cursors().stream()
              .anyMatch(c -> c.partition() == head.partition() && c.pos() == head.pos());
    }
  }

  /** The token of HELLO is not valid. */
  record TurnedAway() implements Input {}

  /** A push is on disk. */
  record Stored(PushOutcome outcome) implements OfLog {
    @Override
    public String epoch() {
      return outcome.epoch();
    }
  }

  /** Something that was asked of the server failed. */
  record Failed(CloseCode code, String text) implements Input {}

  /** A page was read, with this filter. */
  record PageRead(int partition, LogPage page, Subscription filter) implements OfLog {
    @Override
    public String epoch() {
      return page.epoch();
    }
  }

  /** A file that was asked for is made; empty if it could not be. */
  record SnapshotMade(long subVersion, Optional<ServerFrame.Snapshot> offer) implements Input {}

  /** A piece of a timeline was read. */
  record HistoryRead(CitizenId citizen, long before, LogHistory history) implements OfLog {
    @Override
    public String epoch() {
      return history.epoch();
    }
  }

  /** A command was decided. */
  record Decided(CommandId id, Outcome outcome) implements Input {}

  /**
   * The log grew up to here. What is not among the entries, back to the last time, concerns nobody
   * who listens as this connection does.
   */
  record Committed(String epoch, Reached upto, List<Entry> entries) implements OfLog {}

  /** The hub tells of a subscription's topics, too, of everything behind these places. */
  record Listening(String epoch, Subscription sub, List<Reached> since) implements OfLog {}

  /** A view that this user may see changed. */
  record ViewChanged(ServerFrame.View view) implements Input {}

  /** Somebody does something just now at a contact that this connection listens to. */
  record Signalled(ServerFrame.Signal frame) implements Input {}

  /** A second passed; all that this connection listens to was told up to here. */
  record Tick(String epoch, List<Reached> upto) implements OfLog {}

  /** The same device connected again. */
  record Replaced() implements Input {}

  /** The user signed out. */
  record SignedOut() implements Input {}

  /** The user or the desktop was barred. */
  record Barred() implements Input {}

  /** The server goes away. */
  record GoingAway(long reconnectAfterMillis) implements Input {}
}
