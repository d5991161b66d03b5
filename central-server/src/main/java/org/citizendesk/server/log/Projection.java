// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;

/**
 * Keeps a feature's tables in step with the log, in the same transaction. It may append further
 * events; they are projected after the present one.
 */
@FunctionalInterface
public interface Projection {
  /** Takes note of an event. Must not fail for an event that a rule let through. */
  void apply(LogTx tx, PlacedEvent event, Fact fact);
}
