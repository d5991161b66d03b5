// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.snapshot.Snapshots;
import java.util.List;

/** What a connection wants done. */
sealed interface Output {
  /** Send a frame. */
  record Send(ServerFrame frame) implements Output {}

  /** Close the connection; nothing follows. */
  record Close(CloseCode code, String text) implements Output {}

  /** Look up a token; answered by {@link Input.Admitted} or {@link Input.TurnedAway}. */
  record Admit(ClientFrame.Hello hello) implements Output {}

  /** Store events; answered by {@link Input.Stored} or {@link Input.Failed}, in order. */
  record Store(ClientFrame.Device device, String user, List<Event> events) implements Output {}

  /** Listen to these topics as well; answered by {@link Input.Listening}. */
  record Listen(Subscription sub) implements Output {}

  /** Listen to no other topics than these. */
  record Narrow(Subscription sub) implements Output {}

  /** Read a page; answered by {@link Input.PageRead} or {@link Input.Failed}. */
  record ReadPage(int partition, long after, int max, Subscription filter) implements Output {}

  /**
   * Make a file of everything behind a position; answered by {@link Input.SnapshotMade}, some time.
   */
  record MakeSnapshot(String session, String log, int partition, long after, Subscription filter)
      implements Output {
    Snapshots.Wanted by(long owner) {
      return new Snapshots.Wanted(
          owner, session, log, partition, after, filter.version(), filter.topics());
    }
  }

  /** Read a timeline; answered by {@link Input.HistoryRead} or {@link Input.Failed}. */
  record ReadHistory(CitizenId citizen, long before, int limit) implements Output {}

  /** Pass on what the user does at a contact just now. */
  record Signal(User user, ClientFrame.Signal frame) implements Output {}

  /** Decide a command; answered by {@link Input.Decided} or {@link Input.Failed}. */
  record Decide(ServerFrame.User user, ClientFrame.Cmd command) implements Output {}
}
