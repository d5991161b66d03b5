// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.jdbi.v3.core.Handle;

/** One write to the log and its projections: all of it is stored, or nothing. Not to be kept. */
public interface LogTx {
  /**
   * Returns the connection, for projections and decisions. The log's own tables are written when
   * all writes of the transaction are done; until then they lack what was appended.
   */
  Handle handle();

  /**
   * Adds an event of the server's own, at the end of the log. When this returns the projections
   * have seen it, unless a projection calls: then they see it after the present event.
   */
  PlacedEvent append(Event.Subject subject, Fact fact);

  /**
   * Runs something short once this write is on disk, on the writer's thread, in the order of the
   * log.
   */
  void afterCommit(Runnable action);
}
