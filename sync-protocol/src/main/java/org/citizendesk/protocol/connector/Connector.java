// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.connector;

import org.citizendesk.protocol.fact.Channel;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * One way in which citizens reach the desk. The same seam serves the desktop (voice) and the
 * server.
 *
 * <p>A connector stores nothing and acknowledges nothing to the outside before {@link Sink#accept}
 * has returned.
 */
public interface Connector extends AutoCloseable {
  /** Returns its name. */
  ConnectorId id();

  /** Returns which channel it serves. */
  Channel channel();

  /** Returns what it can do; may not change after {@link #start}. */
  Set<Capability> capabilities();

  /** Starts it. Events may arrive at once, on any thread, one after the other. */
  void start(Sink sink);

  /** Asks for something. Never blocks; the stage never fails but ends with a {@link Result}. */
  CompletionStage<Result> send(Outbound request);

  /** Stops it; nothing arrives afterwards. */
  @Override
  void close();

  /** Where a connector's events go. */
  interface Sink {
    /** Takes an event; it is stored durably before this returns. */
    void accept(Inbound event);

    /** Takes note of how the connector is. */
    void health(Health health);
  }
}
