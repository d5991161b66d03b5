// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing;

import org.citizendesk.protocol.fact.AgentFact;
import java.time.Instant;

/**
 * What the agent is doing.
 *
 * @param state as the server last said, or as chosen here while there is no server
 * @param reason for NOT_READY; empty otherwise
 * @param confirmed false while a choice made here has not reached the server
 */
public record AgentStatus(AgentFact.State state, String reason, Instant since, boolean confirmed) {}
