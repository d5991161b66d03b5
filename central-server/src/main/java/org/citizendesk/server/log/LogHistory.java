// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * A piece of a citizen's timeline.
 *
 * @param epoch the name of the log that it is of
 * @param events oldest first
 * @param proof stands for the log up to the last of them; null if there is none
 */
public record LogHistory(String epoch, List<PlacedEvent> events, @Nullable String proof) {}
