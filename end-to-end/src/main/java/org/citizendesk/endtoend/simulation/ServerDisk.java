// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.Tail;
import java.util.List;

/** What of the server outlives a crash. */
public interface ServerDisk extends AutoCloseable {
  /**
   * Opens the log, as the first node does that starts. Each push to it is committed when the call
   * returns.
   */
  DeskLog open();

  /** Returns the end of a partition of the log that is open. */
  Tail.Source tail(int partition);

  /** The last node that had it open is gone. */
  void crash();

  /**
   * Puts an older state back; it is not open after that.
   *
   * @param commits how many of the newest commits are lost, at most
   * @param rename whether the log gets another name, as it should
   * @return where the log ends now
   */
  List<ServerFrame.Head> rollBack(int commits, boolean rename);

  @Override
  void close();
}
