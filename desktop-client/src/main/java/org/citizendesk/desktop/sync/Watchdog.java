// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts connections that were given up because an answer did not come, although the server was
 * heard of. One is chance; several in a row are a defect that somebody has to look at.
 */
final class Watchdog {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final int SUSPICIOUS = 3;

  private int inARow;

  /**
   * An answer is overdue, and the connection will be given up.
   *
   * @param what was not answered
   * @return what people should know
   */
  String missed(String what) {
    inARow++;
    if (inARow < SUSPICIOUS) {
      return "The server did not answer for too long; it is tried again by itself.";
    }
    LOG.warn("{} times in a row the server lived but did not answer {}", inARow, what);
    return "The server is there but has not answered "
        + inARow
        + " times in a row. Your work is kept; tell your administrator.";
  }

  /** Something was stored, or read. */
  void progressed() {
    inARow = 0;
  }
}
