// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import java.util.Optional;

/** What came before a write, as it needs to know it. */
interface Past {
  /** Returns the name of the log. */
  String epoch();

  /** Returns where the log ends. */
  Head head();

  /** Returns the sequence number of the last event of a device that was dealt with; 0 for none. */
  long hwm(ClientFrame.Device device);

  /** Returns how many events a citizen has. */
  long citizenSeq(CitizenId citizen);

  /** Returns what stands for the log up to the event at a position. */
  String proof(long pos);

  /** Finds an event. */
  Optional<PlacedEvent> find(EventId id);

  /** Returns the device that an event comes from. */
  static ClientFrame.Device device(Event.Origin origin) {
    return new ClientFrame.Device(origin.device(), origin.epoch());
  }

  /** The end of the log. */
  final class Head {
    private final long pos;
    private final byte[] chain;

    Head(long pos, byte[] chain) {
      this.pos = pos;
      this.chain = chain;
    }

    long pos() {
      return pos;
    }

    byte[] chain() {
      return chain;
    }
  }
}
