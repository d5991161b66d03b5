// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.jdbi.v3.core.Handle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The append-only log of everything that happened. Positions are dense per partition, citizen
 * sequences dense per citizen, and both rise in the order of commits.
 *
 * <p>Thread-safe. Futures complete after the commit.
 */
public interface EventLog {
  /**
   * Stores a desktop's events. Those stored before are recognised and not stored again.
   *
   * @param user who is signed in
   * @param events contiguous
   * @return what became of them; fails with {@link PushException} if the push cannot be taken at
   *     all
   */
  CompletableFuture<PushOutcome> push(ClientFrame.Device device, String user, List<Event> events);

  /** Runs a decision of the server: it reads, appends and projects in one transaction. */
  <T> CompletableFuture<T> write(Function<LogTx, T> decision);

  /** Reads the projections as they are committed. */
  <T> T read(Function<Handle, T> query);

  /**
   * Returns the stretch after a position, filtered by topics: with at most {@code max} events,
   * fewer if they would weigh more than {@link LogPage#MAX_WEIGHT}. It may span any number of
   * positions.
   */
  LogPage page(int partition, long after, int max, Set<String> topics);

  /**
   * Returns a citizen's newest entries before a sequence, oldest first: at most {@code limit}, less
   * if they weigh more than {@link LogPage#MAX_WEIGHT}. There are more unless the first has
   * sequence 1.
   */
  List<PlacedEvent> history(CitizenId citizen, long before, int limit);

  /** Returns the event with this id. */
  Optional<PlacedEvent> find(EventId id);

  /** Returns the last position of each partition. */
  List<ServerFrame.Head> heads();

  /** Returns the highest stored sequence of a device and epoch; 0 if it is not known. */
  long hwm(ClientFrame.Device device);

  /**
   * Returns the partitions in which a desktop has read another log than this one: what it read is
   * longer, or does not have this log's proof.
   */
  List<Integer> reread(ClientFrame.Hello hello);

  /** Returns the random name of this log; a restored log has another. */
  String epoch();

  /** Reads what other nodes may have committed, and tells the listeners of it. */
  void look();

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

  /** Adds somebody who hears that the log became another one, and may be shorter than it was. */
  void onAnotherLog(Runnable action);

  /** Adds somebody who hears of every commit from now on. */
  void listen(LogListener listener);
}
