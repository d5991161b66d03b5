// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.event.PlacedEvent;
import org.jspecify.annotations.Nullable;
import java.util.List;

/** Checks what frames say of a stretch of the log. */
final class Stretch {
  private Stretch() {}

  static void checkProof(@Nullable String proof) {
    if (proof != null) {
      Bounds.line(proof, "proof");
    }
  }

  static void check(int partition, long from, long to, List<PlacedEvent> events) {
    Bounds.atLeast(0, partition, "partition");
    Bounds.atLeast(0, from, "from");
    Bounds.atLeast(from, to, "to");
    long before = from;
    for (int i = 0; i < events.size(); i++) {
      PlacedEvent.Place place = events.get(i).place();
      if (place.partition() != partition || place.pos() <= before || place.pos() > to) {
        throw new IllegalArgumentException(
            "events[" + i + "] is not in ascending order within (from, to] of the partition");
      }
      before = place.pos();
    }
  }
}
