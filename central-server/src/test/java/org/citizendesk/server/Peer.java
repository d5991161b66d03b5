// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Programs that a suite needs beside the build, such as a browser or a mail server. */
public final class Peer {
  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

  private Peer() {}

  /**
   * Skips the suite if its peer is missing, and says so in one line; in continuous integration
   * ({@code CI=true}) a missing peer fails.
   *
   * @param suite what is skipped
   * @param install the command that brings the peer
   * @param present whether it is there
   */
  public static void require(String suite, String install, boolean present) {
    if (present) {
      return;
    }
    String missing = suite + " is skipped; to run it: " + install;
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(suite + " must run here; install its peer: " + install);
    }
    LOG.warn(missing);
    Assumptions.abort(missing);
  }
}
