// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that somebody has the key of. It becomes a contact with the first message.
 *
 * @param name what the citizen calls herself; may be empty
 * @param language BCP 47 tag
 * @param answers what she said before it begins
 * @param citizen who it is, if she has spoken with us through this widget before; else null
 */
record Conversation(
    ContactId id,
    ConversationKey key,
    String name,
    String language,
    CitizenFrame.Answers answers,
    @Nullable CitizenId citizen) {}
