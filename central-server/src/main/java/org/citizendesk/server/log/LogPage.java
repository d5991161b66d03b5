// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * A stretch of the log, filtered.
 *
 * @param epoch the name of the log that it is of
 * @param from the position it starts behind
 * @param to the last position it covers
 * @param more whether the log goes on
 * @param events what the filter let through of {@code (from, to]}
 * @param proof stands for the log up to {@code to}; null at the very beginning
 */
public record LogPage(
    String epoch,
    long from,
    long to,
    boolean more,
    List<PlacedEvent> events,
    @Nullable String proof) {
  /** Most weight of a page, so that its frame stays below the protocol's limit. */
  public static final int MAX_WEIGHT = 900_000;

  private static final int ENVELOPE = 600;
  private static final int WORST_BYTES_PER_CHAR = 3;

  /** Returns at least as many bytes as the event can take in a frame of any codec. */
  public static int weight(PlacedEvent event) {
    return ENVELOPE + WORST_BYTES_PER_CHAR * event.event().content().payload().length();
  }
}
