// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import java.util.Set;

/**
 * One event in the log, read.
 *
 * @param placed as it is delivered
 * @param fact what it says
 * @param topics who may want to hear of it
 * @param proof stands for the log up to this event
 */
public record Entry(PlacedEvent placed, Fact fact, Set<String> topics, String proof) {}
