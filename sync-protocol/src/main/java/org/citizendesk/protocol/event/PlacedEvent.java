// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.event;

import java.time.Instant;

/**
 * An event with the place that the server gave it.
 *
 * @param event the event as its device wrote it
 * @param place its place in the log
 * @param receivedAt wall clock of the server when it was stored
 */
public record PlacedEvent(Event event, Place place, Instant receivedAt) {
  /** Checks that nothing is missing. */
  public PlacedEvent {
    Bounds.present(event, "event");
    Bounds.present(place, "place");
    Bounds.time(receivedAt, "receivedAt");
  }

  /**
   * A place in the log; dense in both numbers.
   *
   * @param partition from 0
   * @param pos from 1 within the partition
   * @param citizenSeq from 1 within the citizen
   */
  public record Place(int partition, long pos, long citizenSeq) {
    /** Checks the bounds. */
    public Place {
      Bounds.atLeast(0, partition, "place.partition");
      Bounds.atLeast(1, pos, "place.pos");
      Bounds.atLeast(1, citizenSeq, "place.citizenSeq");
    }
  }
}
