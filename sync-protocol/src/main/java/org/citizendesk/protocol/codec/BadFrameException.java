// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.frame.CloseCode;

/**
 * A frame that cannot be read. The message says what is wrong and where, without the frame's
 * content.
 */
public final class BadFrameException extends Exception {
  private static final long serialVersionUID = 1L;

  private final CloseCode closeCode;

  /**
   * @param closeCode what to close the connection with
   * @param message for the peer and the log
   */
  public BadFrameException(CloseCode closeCode, String message) {
    super(message);
    this.closeCode = closeCode;
  }

  /** Returns what to close the connection with. */
  public CloseCode closeCode() {
    return closeCode;
  }
}
