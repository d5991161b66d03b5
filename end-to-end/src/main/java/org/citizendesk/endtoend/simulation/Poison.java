// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;

/** Two contents: one that every server takes, one that none does. */
final class Poison {
  static final NoteFact FINE = new NoteFact.Written("agent", "a note");
  static final NoteFact REFUSED = new NoteFact.Written("agent", "poison");

  private static final Event.Content FINE_CONTENT = FactCodec.encode(FINE);
  private static final Event.Content REFUSED_CONTENT = FactCodec.encode(REFUSED);

  private Poison() {}

  static Event.Content content(boolean poison) {
    return poison ? REFUSED_CONTENT : FINE_CONTENT;
  }

  static boolean isIn(Event event) {
    return event.content().payload().equals(REFUSED_CONTENT.payload());
  }
}
