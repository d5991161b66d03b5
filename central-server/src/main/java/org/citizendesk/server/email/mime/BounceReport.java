// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * What a mail system says about a message that it could not deliver (RFC 3464).
 *
 * @param originalMessageId Message-ID of that message, with brackets; null if the report does not
 *     tell
 * @param recipient whom it was for; empty if the report does not tell
 * @param permanent false if the mail system goes on trying
 * @param reason one line for people
 * @param tagged addresses in it with a plus sign, lower case: one may carry the name of a contact
 */
public record BounceReport(
    @Nullable String originalMessageId,
    String recipient,
    boolean permanent,
    String reason,
    List<String> tagged) {
  /** Copies the list. */
  public BounceReport {
    tagged = List.copyOf(tagged);
  }
}
