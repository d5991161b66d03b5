// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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

  /** Returns the log as a desktop finds it that comes with these words. */
  LogStanding standing(ClientFrame.Hello hello);

  /** Returns where the log ends. */
  LogEnds ends();

  /** Returns the last position of each partition. */
  default List<ServerFrame.Head> heads() {
    return ends().heads();
  }

  /** Returns the random name of this log. */
  default String epoch() {
    return ends().epoch();
  }

  /** Returns the highest stored sequence of a device and epoch; 0 if it is not known. */
  long hwm(ClientFrame.Device device);

  /**
   * Adds somebody who hears that the log became another one, and may be shorter than it was, before
   * anything of it is told to those who listen.
   */
  void onAnotherLog(Consumer<LogEnds> action);

  /** Adds somebody who hears of every commit from now on. */
  void listen(LogListener listener);
}
