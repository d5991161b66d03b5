// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * One contact that is this agent's to deal with.
 *
 * @param citizenName the citizen's name, or the party's address if none is known
 * @param subject one line about it; may be empty
 * @param preview the newest thing the citizen said, shortened to one line; may be empty
 * @param since when it was offered or accepted
 * @param until when the offer lapses, when wrap-up ends by itself, or when it is woken; null if
 *     nothing of this is so
 * @param call where the call stands; null unless the channel is voice
 * @param unread whether the citizen said something that the agent has not looked at
 * @param answer by when the citizen is to be answered; null if she waits for nothing or nothing is
 *     promised
 * @param version the number of its life-cycle events seen here, for commands
 */
public record WorkItem(
    ContactId contact,
    CitizenId citizen,
    Channel channel,
    String queue,
    String citizenName,
    String party,
    String subject,
    String preview,
    Status status,
    Instant since,
    @Nullable Instant until,
    CallFact.@Nullable State call,
    boolean unread,
    @Nullable AnswerDue answer,
    long version) {
  /** Where it stands with this agent. */
  public enum Status {
    /** Offered; not taken yet. */
    OFFERED,
    /** Taken. */
    IN_HAND,
    /** The citizen has gone (call over, chat ended); an outcome is missing. */
    WRAP_UP,
    /** Put aside; it takes no room until it is resumed or woken. */
    PARKED
  }
}
