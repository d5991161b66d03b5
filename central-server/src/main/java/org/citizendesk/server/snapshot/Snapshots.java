// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.snapshot;

import org.citizendesk.protocol.frame.ServerFrame;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Makes files of long stretches of the log. Thread-safe; nothing here blocks. */
public interface Snapshots {
  /** Makes none. */
  Snapshots NONE =
      new Snapshots() {
        @Override
        public long worthFrom() {
          return Long.MAX_VALUE;
        }

        @Override
        public CompletableFuture<Optional<ServerFrame.Snapshot>> make(Wanted wanted) {
          return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public void left(long owner) {}
      };

  /** Returns from how many positions on a file is worth its making. */
  long worthFrom();

  /**
   * Makes a file in the background.
   *
   * @return what to offer; empty if none could be made, which never is an error for the desktop:
   *     pages say the same
   */
  CompletableFuture<Optional<ServerFrame.Snapshot>> make(Wanted wanted);

  /** Removes what was made for a connection, which is gone. */
  void left(long owner);

  /**
   * What a desktop would like to have.
   *
   * @param owner the connection, as a number
   * @param session that alone may fetch it
   * @param log the name of the log that all of it must be of
   * @param after the position behind which it begins; it ends at the end of the log
   * @param subVersion of the subscription that the topics are of
   */
  record Wanted(
      long owner,
      String session,
      String log,
      int partition,
      long after,
      long subVersion,
      Set<String> topics) {}
}
