// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.frame.CloseCode;

/**
 * A push that cannot be taken at all; the connection must be closed with the code. Nothing of it
 * was stored.
 */
public final class PushException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CloseCode closeCode;

  /**
   * @param closeCode BAD_FRAME for a gap or foreign events, FORK for another event under a known
   *     number
   */
  public PushException(CloseCode closeCode, String message) {
    super(message);
    this.closeCode = closeCode;
  }

  /** Returns what to close the connection with. */
  public CloseCode closeCode() {
    return closeCode;
  }
}
