// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.EventId;
import org.jdbi.v3.core.Handle;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The append-only log of everything that happened. Positions are dense per partition, citizen
 * sequences dense per citizen, and both rise in the order of commits.
 *
 * <p>Thread-safe. Futures complete after the commit.
 */
public interface EventLog extends DeskLog {
  /** Runs a decision of the server: it reads, appends and projects in one transaction. */
  <T> CompletableFuture<T> write(Function<LogTx, T> decision);

  /** Reads the projections as they are committed. */
  <T> T read(Function<Handle, T> query);

  /** Returns the event with this id. */
  Optional<PlacedEvent> find(EventId id);

  /** Reads what other nodes may have committed, and tells the listeners of it. */
  void look();

  /**
   * Takes in what an administrator has accepted of what was refused. Returns at once; what cannot
   * be taken in is noted with the reason.
   */
  void settle();

  /** Tells somebody what happens from now on; the newest wins. */
  void observe(LogObserver observer);

  /**
   * Tries whether something can be written.
   *
   * @return true when it is on disk; fails if it could not be written
   */
  CompletableFuture<Boolean> isWritable();

  /** Returns whether other nodes write to this log too. */
  boolean isShared();
}
