// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.CloseCode;

/** One socket, as far as a connection needs it. Thread-safe; nothing blocks. */
public interface Wire {
  /** Queues a message, at a moment in milliseconds that only ever go forward. */
  void send(byte[] message, long now);

  /** Asks for the next message. */
  void demand();

  /** Returns how many bytes are queued and not gone yet. */
  long queuedBytes();

  /** Returns whether the oldest queued message has been waiting since before then. */
  boolean isStalled(long then);

  /** Sends a close frame behind what is queued. */
  void close(CloseCode code, String text);

  /** Drops the connection without a word. */
  void cut();
}
