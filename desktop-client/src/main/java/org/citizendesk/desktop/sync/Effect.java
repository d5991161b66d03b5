// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.id.CommandId;

/** What a {@link ClientSync} wants done, in this order. */
public sealed interface Effect {
  /** Make a connection and name it by this number. */
  record Open(long link) implements Effect {}

  /** Send a frame. */
  record Send(long link, ClientFrame frame) implements Effect {}

  /** Close a connection, or give up making it; nothing more is heard of it. */
  record Close(long link, CloseCode code, String reason) implements Effect {}

  /**
   * Fetch a snapshot, and tell with {@link Input.Fetched} what comes of it.
   *
   * @param token proves to the server whose it is
   */
  record Download(long link, String token, ServerFrame.Snapshot offer) implements Effect {
    @Override
    public String toString() {
      return "Download[" + offer + "]";
    }
  }

  /** Give up the snapshot that is being fetched. */
  record Abandon() implements Effect {}

  /** A command has ended. */
  record Answer(CommandId id, Outcome outcome) implements Effect {}

  /** Show the newest state of a view. */
  record Show(ViewBody body) implements Effect {}

  /** Somebody else does something just now. */
  record Signalled(ServerFrame.Signal signal) implements Effect {}

  /** The link is now like this. */
  record Status(LinkStatus status) implements Effect {}

  /** All is said; there will be no further effects. */
  record Stopped() implements Effect {}
}
