// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.Arrays;

/**
 * An event as it lies here.
 *
 * @param contact null if it belongs to none
 * @param device where it was written
 * @param at when it happened, by the clock of where it happened
 * @param citizenSeq its place in the server's order; null until that is known
 * @param standing how far it has come
 * @param seq own device sequence; 0 for what others wrote
 * @param reason why it was refused; empty unless it was
 */
public record StoredEvent(
    EventId id,
    CitizenId citizen,
    @Nullable ContactId contact,
    DeviceId device,
    Instant at,
    @Nullable Long citizenSeq,
    Standing standing,
    long seq,
    Fact fact,
    String reason) {
  /** How far an event has come. */
  public enum Standing {
    /** Written here; the server does not have it yet. */
    WAITING(0),
    /** The server has it. */
    ACCEPTED(1),
    /** It came back in the server's own order, or others wrote it. */
    CONFIRMED(2),
    /** The server refused it for good. */
    REFUSED(3);

    private final int number;

    Standing(int number) {
      this.number = number;
    }

    /** Returns the standing with this number in the outbox. */
    static Standing of(int number) {
      return Arrays.stream(values())
          .filter(standing -> standing.number == number)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Returns whether it counts: refused events are shown to their author and mean nothing. */
  public boolean counts() {
    return standing != Standing.REFUSED;
  }
}
