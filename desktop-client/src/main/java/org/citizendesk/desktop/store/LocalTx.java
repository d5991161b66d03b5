// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.EventId;
import org.jdbi.v3.core.Handle;

/** One transaction of the local store, in which several facts can be written as one. */
public interface LocalTx {
  /** Returns the connection to read with. */
  Handle handle();

  /**
   * Writes a fact: the event, its row in the outbox and everything derived from it, with the next
   * number of this device.
   *
   * @throws IllegalArgumentException if it is larger than an event may be
   */
  EventId write(Event.Subject subject, Fact fact);
}
