// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What desktops need of the log: it takes what they wrote, and gives what they have not read.
 *
 * <p>Thread-safe. Futures complete after the commit.
 */
public interface DeskLog {
  /**
   * Stores a desktop's events. Those stored before are recognised and not stored again.
   *
   * @param user who is signed in
   * @param events contiguous
   * @return what became of them; fails with {@link PushException} if the push cannot be taken at
   *     all
   */
  CompletableFuture<PushOutcome> push(ClientFrame.Device device, String user, List<Event> events);

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
  LogHistory history(CitizenId citizen, long before, int limit);

  /** Returns the last position of each partition. */
  List<ServerFrame.Head> heads();

  /** Returns the highest stored sequence of a device and epoch; 0 if it is not known. */
  long hwm(ClientFrame.Device device);

  /**
   * Returns the partitions in which a desktop has read another log than this one: what it read or
   * fetched is longer, or does not have this log's proof.
   */
  List<Integer> reread(ClientFrame.Hello hello);

  /** Returns the random name of this log; a restored log has another. */
  String epoch();

  /** Adds somebody who hears that the log became another one, and may be shorter than it was. */
  void onAnotherLog(Runnable action);

  /** Adds somebody who hears of every commit from now on. */
  void listen(LogListener listener);
}
