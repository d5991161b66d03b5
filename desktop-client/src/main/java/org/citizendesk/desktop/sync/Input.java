// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import java.util.Set;

/** What can happen to a {@link ClientSync}. */
public sealed interface Input {
  /**
   * The user signed in, for the first time or again.
   *
   * @param token proves it; empty if it was done offline, then the server will ask for a sign-in
   */
  record SignedIn(String token) implements Input {
    @Override
    public String toString() {
      return "SignedIn[]";
    }
  }

  /** The connection asked for by {@link Effect.Open} is there. */
  record Opened(long link) implements Input {}

  /** A frame came. */
  record Received(long link, ServerFrame frame) implements Input {}

  /**
   * The connection is gone, or could not be made.
   *
   * @param code of the close frame; 1006 if there was none
   */
  record Closed(long link, int code) implements Input {}

  /** How fast frames come over this line has changed; holds until the next word. */
  record Paced(boolean slow) implements Input {}

  /** Something came of {@link Effect.Download}. */
  record Fetched(long link, SnapshotPiece piece) implements Input {}

  /** Time has passed; comes several times a second. */
  record Tick() implements Input {}

  /** The outbox has something new. */
  record Written() implements Input {}

  /** From now on these are the citizens to hear of. */
  record Follow(Set<CitizenId> citizens) implements Input {
    /** Copies the set. */
    public Follow {
      citizens = Set.copyOf(citizens);
    }
  }

  /** Older history of a citizen is wanted. */
  record Fetch(CitizenId citizen, long before) implements Input {}

  /** The server is to decide something. */
  record Ask(CommandId id, Command command) implements Input {}

  /** Others are to be told what the user does just now, if there is a link. */
  record Signal(ClientFrame.Signal frame) implements Input {}

  /** Something here went wrong in the last step, for instance the disk is full. */
  record Failed() implements Input {}

  /** The user signs out or closes the program. */
  record Stop() implements Input {}
}
