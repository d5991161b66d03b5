// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.jspecify.annotations.Nullable;

/** An event written here; without a place while it is not known. */
final class Own {
  Event event;
  boolean accepted;
  boolean refused;
  PlacedEvent.@Nullable Place place;

  Own(Event event) {
    this.event = event;
  }

  Own copy() {
    Own copy = new Own(event);
    copy.accepted = accepted;
    copy.refused = refused;
    copy.place = place;
    return copy;
  }

  long seq() {
    return event.origin().seq();
  }

  void waitAgain() {
    accepted = false;
    refused = false;
    place = null;
  }

  boolean isSettled() {
    return refused || place != null;
  }
}
