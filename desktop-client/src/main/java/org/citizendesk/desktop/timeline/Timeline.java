// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.protocol.id.CitizenId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads timelines from the local store: what the server confirmed, in its order, then what was
 * written here and is not yet confirmed.
 *
 * <p>Thread-safe; reading blocks on the disk and must not be done on the user-interface thread.
 */
public interface Timeline {
  /** Before every entry there is. */
  long NEWEST = Long.MAX_VALUE;

  /**
   * Returns confirmed entries before a citizen sequence, at most {@code limit}, oldest first; with
   * {@link #NEWEST} also all that is not yet confirmed, behind them.
   */
  Page page(CitizenId citizen, long before, int limit);

  /**
   * Asks the server for history older than what is here, if there is a server. What comes is kept,
   * and watchers hear of it.
   */
  void fetchOlder(CitizenId citizen);

  /** Calls the listener with each citizen whose timeline changed, on a background thread. */
  Subscription watch(Consumer<CitizenId> listener);

  /**
   * A piece of a timeline.
   *
   * @param entries oldest first
   * @param moreHere whether the local store has older ones
   * @param moreElsewhere whether the server may have older ones than the local store
   */
  record Page(List<TimelineEntry> entries, boolean moreHere, boolean moreElsewhere) {}
}
