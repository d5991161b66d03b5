// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

/** Where a desktop's connection stands. */
public enum SyncState {
  /** No connection; the next try is due at a certain time. */
  OFFLINE,
  /** A connection is being made. */
  CONNECTING,
  /** Connected; the server has not answered yet. */
  HELLO_SENT,
  /** Connected; reading what was missed. */
  CATCHING_UP,
  /** Connected, and everything is read. */
  LIVE,
  /** Connected, but the server only takes what was written here. */
  HANDING_OVER,
  /** The connection is about to be closed; only answers are awaited. */
  DRAINING,
  /** There is no valid token; nothing is tried until the user signs in. */
  SIGN_IN_NEEDED;

  /** Returns whether there is a connection. */
  boolean isConnected() {
    return this == HELLO_SENT || isWelcomed();
  }

  /** Returns whether what happened is read from the server. */
  boolean isReading() {
    return this == CATCHING_UP || this == LIVE;
  }

  /** Returns whether the server has said welcome. */
  boolean isWelcomed() {
    return switch (this) {
      case CATCHING_UP, LIVE, HANDING_OVER, DRAINING -> true;
      case OFFLINE, CONNECTING, HELLO_SENT, SIGN_IN_NEEDED -> false;
    };
  }
}
