// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.frame.CloseCode;

/** The connection to one browser. */
interface Line {
  /** Sends a frame and waits until the network took it; drops the connection if it does not. */
  void send(DeskFrame frame);

  /** Asks the browser for a sign of life. Does not wait. */
  void ping();

  /** Says goodbye. Does not wait. */
  void close(CloseCode code, String reason);

  /** Cuts the connection without a word. */
  void drop();
}
