// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * A mail of this agent's that the server has and that has not left.
 *
 * @param id the event in which it was written
 * @param until when it leaves, by the server's clock; null if it is held
 * @param held why it does not leave by itself; null if it does
 */
public record PendingReply(
    EventId id,
    CitizenId citizen,
    ContactId contact,
    EmailFact.ReplyWritten reply,
    @Nullable Instant until,
    EmailFact.@Nullable ReplyHeld held) {}
