// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

/**
 * Tells a slow line from a fast one by how long a large message takes from its first bytes to its
 * last. How long the server thinks before it answers does not count, nor how far away it is.
 *
 * <p>Thread-safe.
 */
final class Pace {
  /** Smaller messages arrive in one piece and say nothing. */
  static final int TELLING_BYTES = 32 * 1024;

  /** Below this a line is slow: a full page takes longer to arrive than to store. */
  static final long SLOW_BYTES_PER_SECOND = 4_000_000;

  /** From here on it is fast again; between both it stays what it was. */
  static final long FAST_BYTES_PER_SECOND = 10_000_000;

  private boolean slow;

  /**
   * Takes note of a message.
   *
   * @param bytes how many came behind its first piece
   * @param nanos in what time
   * @return whether the line has become slow, or fast, by it
   */
  synchronized boolean measured(long bytes, long nanos) {
    if (bytes < TELLING_BYTES) {
      return false;
    }
    double rate = bytes * 1e9 / Math.max(1, nanos);
    boolean now = slow ? rate < FAST_BYTES_PER_SECOND : rate < SLOW_BYTES_PER_SECOND;
    boolean changed = now != slow;
    slow = now;
    return changed;
  }

  synchronized boolean isSlow() {
    return slow;
  }
}
