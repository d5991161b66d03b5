// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what to do about a suite whose program this machine lacks. */
public final class Peer {
  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

  private Peer() {}

  /**
   * Skips the calling suite with a word, or fails it in continuous integration, unless its program
   * is there.
   *
   * @param missing what cannot run without what, and how to get it
   */
  public static void require(boolean isThere, String missing) {
    if (isThere) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(missing);
    }
    LOG.warn("SKIPPED: {}", missing);
    Assumptions.abort(missing);
  }
}
