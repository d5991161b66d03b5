// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.jdbi.v3.core.Handle;
import java.util.Set;

/**
 * Says who may want to hear of an event, beside the subscribers of its citizen. Asked after the
 * projections.
 */
@FunctionalInterface
public interface TopicRule {
  /** Returns topics; see {@link org.citizendesk.protocol.frame.Topic}. */
  Set<String> topics(Handle handle, PlacedEvent event, Fact fact);
}
