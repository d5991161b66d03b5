// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;

/** Carries frames. Nothing here blocks but {@link #close()}; nothing here throws. */
public interface Wire extends AutoCloseable {
  /** Makes a connection; what becomes of it is told to the events, exactly once each. */
  void open(long link, Events events);

  /** Sends a frame, in the order of the calls; one that cannot be sent closes the connection. */
  void send(long link, ClientFrame frame);

  /** Fetches a snapshot beside a connection, and gives up any other. */
  void fetch(long link, String token, ServerFrame.Snapshot offer, Events events);

  /** Gives up the snapshot that is being fetched. */
  void abandon();

  /** Closes a connection, or gives up making it. */
  void close(long link, CloseCode code, String reason);

  /** Closes everything for good. */
  @Override
  void close();

  /** What happens to connections, on any thread. */
  interface Events {
    /** A connection is there. */
    void opened(long link);

    /**
     * A frame came.
     *
     * @param next to be run when it was dealt with; only then the next one is read
     */
    void received(long link, ServerFrame frame, Runnable next);

    /**
     * Something came of a snapshot.
     *
     * @param next to be run when it was dealt with; few are given ahead of that
     */
    void fetched(long link, SnapshotPiece piece, Runnable next);

    /** The line has become slow, or is not any longer; it counts as fast before that. */
    void paced(boolean slow);

    /** A connection is gone, or could not be made. */
    void closed(long link, int code);
  }
}
