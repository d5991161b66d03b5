// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.disk;

import org.citizendesk.store.CommitObserver;
import java.time.Duration;

/**
 * Watches whether the store has room. While it has none it refuses all writes, and takes them again
 * by itself when it has.
 *
 * <p>Thread-safe.
 */
public interface RoomGuard {
  /** How often to look. */
  Duration LOOK = Duration.ofSeconds(10);

  /** Returns an observer that hears of commits before another one does. */
  CommitObserver before(CommitObserver next);

  /** Looks whether there is room. May take a second. */
  void look();

  /** Returns how it is now. */
  DiskReport report();

  /** Returns whether nothing is taken. */
  boolean isFull();
}
