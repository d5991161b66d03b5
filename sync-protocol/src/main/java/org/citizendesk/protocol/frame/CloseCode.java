// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a connection was closed. The numbers are part of the protocol (RFC 6455 section 7.4:
 * 4000-4999 are ours).
 */
public enum CloseCode {
  /** All is said. */
  NORMAL(1000),
  /** The server goes away; come back. */
  GOING_AWAY(1001),
  /** A frame could not be read or came at the wrong moment. */
  BAD_FRAME(4400),
  /** The token is not, or no longer, valid: sign in. */
  UNAUTHORIZED(4401),
  /** The device or the user was barred. */
  REVOKED(4403),
  /** No HELLO came in time, or nothing was heard for too long. */
  TIMED_OUT(4408),
  /** The same device connected again; the newer connection wins. */
  REPLACED(4409),
  /**
   * Same device, epoch and sequence, but another event: this database was copied or rolled back.
   */
  FORK(4410),
  /** A frame was larger than the limit. */
  TOO_LARGE(4413),
  /** The desktop is too old to read; its events are still accepted. */
  UPGRADE_REQUIRED(4426),
  /** Too much at once, or the desktop does not read what it is sent. */
  SLOW_DOWN(4429),
  /** The server's fault. */
  SERVER_ERROR(4500);

  private final int number;

  CloseCode(int number) {
    this.number = number;
  }

  /** Returns the number in the WebSocket close frame. */
  public int number() {
    return number;
  }

  /** Returns the code of a close frame, empty if the number is not one of ours. */
  public static Optional<CloseCode> of(int number) {
    return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
  }
}
