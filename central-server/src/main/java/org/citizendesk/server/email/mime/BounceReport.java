// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.jspecify.annotations.Nullable;

/**
 * What a mail system says about a message that it could not deliver (RFC 3464).
 *
 * @param originalMessageId Message-ID of that message, with brackets; null if the report does not
 *     tell
 * @param recipient whom it was for; empty if the report does not tell
 * @param permanent false if the mail system goes on trying
 * @param reason one line for people
 */
public record BounceReport(
    @Nullable String originalMessageId, String recipient, boolean permanent, String reason) {}
