// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * A contact as it stands. Times are the server's.
 *
 * @param party the address it came from
 * @param agent who owns it, or whom it is offered to; null while it waits
 * @param offeredUntil when the offer lapses; null unless it is offered
 * @param version its number of life-cycle events ({@code contact.*})
 * @param queuedAt since when it waits, which gives its place; of a call, when it was opened
 */
public record Contact(
    ContactId id,
    CitizenId citizen,
    Channel channel,
    String queue,
    String subject,
    String party,
    State state,
    @Nullable String agent,
    @Nullable Instant offeredUntil,
    long version,
    Instant openedAt,
    Instant queuedAt) {
  /** Where a contact stands. */
  public enum State {
    /** A call that has come to a desktop and was not taken yet; it is in no queue of ours. */
    RINGING,
    /** In its queue. */
    WAITING,
    /** On an agent's screen, to be taken. */
    OFFERED,
    /** An agent owns it. */
    IN_HAND,
    /** Wrapped up, or given up by the citizen before anybody took it. */
    CLOSED
  }

  /** Returns the subject for further events of this contact. */
  public Event.Subject about() {
    return new Event.Subject(citizen, id);
  }
}
