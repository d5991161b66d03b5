// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline;

import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * One entry of a citizen's timeline.
 *
 * @param contact the contact it belongs to; null if it belongs to none
 * @param at when it happened, by the clock of where it happened
 * @param citizenSeq its place in the server's order; null until it is accepted
 * @param reason why it was refused; empty unless it is {@link Delivery#REJECTED}
 */
public record TimelineEntry(
    EventId id,
    CitizenId citizen,
    @Nullable ContactId contact,
    Instant at,
    Delivery delivery,
    @Nullable Long citizenSeq,
    Fact fact,
    String reason) {}
