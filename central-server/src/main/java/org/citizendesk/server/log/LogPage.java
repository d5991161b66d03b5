// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import java.util.List;

/**
 * A stretch of the log, filtered.
 *
 * @param from the position it starts behind
 * @param to the last position it covers
 * @param more whether the log goes on
 * @param events what the filter let through of {@code (from, to]}
 */
public record LogPage(long from, long to, boolean more, List<PlacedEvent> events) {}
