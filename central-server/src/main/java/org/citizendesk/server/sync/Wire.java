// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.CloseCode;
import java.time.Instant;

/** One socket, as far as a connection needs it. Thread-safe; nothing blocks. */
public interface Wire {
  /** Queues a message. */
  void send(byte[] message, Instant now);

  /** Asks for the next message. */
  void demand();

  /** Returns how many bytes are queued and not gone yet. */
  long queuedBytes();

  /** Returns whether the oldest queued message has been waiting since before then. */
  boolean isStalled(Instant then);

  /** Sends a close frame behind what is queued. */
  void close(CloseCode code, String text);

  /** Drops the connection without a word. */
  void cut();
}
