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
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.session.Sessions;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Optional;

/** What can happen to a connection. */
sealed interface Input {
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
      Sessions.Session session,
      Subscription sub,
      String logEpoch,
      long hwm,
      List<ServerFrame.Head> heads,
      List<Integer> reread,
      @Nullable HandOver only)
      implements Input {
    /**
     * Returns the answer to HELLO.
     *
     * @param again partitions that the desktop has to read anew
     */
    ServerFrame.Welcome welcome(List<Integer> again, SyncLimits limits, Moment now) {
      return new ServerFrame.Welcome(
          session.id(), session.user(), logEpoch, hwm, heads, again, limits.told(), now.wall());
    }

    /** Returns whether the desktop stands where a partition ends. */
    boolean isAtEnd(ClientFrame.Hello hello, ServerFrame.Head head) {
      return !reread.contains(head.partition())
          && hello.cursors().stream()
              .anyMatch(c -> c.partition() == head.partition() && c.pos() == head.pos());
    }
  }

  /** The token of HELLO is not valid. */
  record TurnedAway() implements Input {}

  /** A push is on disk. */
  record Stored(PushOutcome outcome) implements Input {}

  /** Something that was asked of the server failed. */
  record Failed(CloseCode code, String text) implements Input {}

  /** A page was read, with this filter. */
  record PageRead(int partition, LogPage page, Subscription filter) implements Input {}

  /** A file that was asked for is made; empty if it could not be. */
  record SnapshotMade(long subVersion, Optional<ServerFrame.Snapshot> offer) implements Input {}

  /** A piece of a timeline was read. */
  record HistoryRead(CitizenId citizen, long before, LogHistory history) implements Input {}

  /** A command was decided. */
  record Decided(CommandId id, Outcome outcome) implements Input {}

  /**
   * The log grew up to here. What is not among the entries, back to the last time, concerns nobody
   * who listens as this connection does.
   */
  record Committed(Reached upto, List<Entry> entries) implements Input {}

  /** The hub tells of a subscription's topics, too, of everything behind these places. */
  record Listening(Subscription sub, List<Reached> since) implements Input {}

  /** A view that this user may see changed. */
  record ViewChanged(ServerFrame.View view) implements Input {}

  /** A second passed; all that this connection listens to was told up to here. */
  record Tick(List<Reached> upto) implements Input {}

  /** The same device connected again. */
  record Replaced() implements Input {}

  /** The user signed out. */
  record SignedOut() implements Input {}

  /** The user or the desktop was barred. */
  record Barred() implements Input {}

  /** The server goes away. */
  record GoingAway(long reconnectAfterMillis) implements Input {}
}
