// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/**
 * What all visits share.
 *
 * @param front what visitors are told before an agent has them
 * @param copies takes wishes for copies by mail
 * @param executor one virtual thread for each task
 */
record Desk(
    Conversations conversations,
    ChatHub hub,
    Front front,
    Copies copies,
    Doors doors,
    ChatSettings.Files files,
    ChatLimits limits,
    RateLimiter<ContactId> conversationRate,
    RateLimiter<String> addressRate,
    VisitListener visits,
    Clock clock,
    ExecutorService executor) {}
