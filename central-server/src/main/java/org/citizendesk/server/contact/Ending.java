// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.book.WrapUp;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * How a contact is finished.
 *
 * @param mode as the book said when the citizen went; null before
 * @param asked whether the agent asked for time to finish it
 * @param acceptedAt when an agent took it last; null if nobody did
 * @param outcome null if it is not finished
 */
public record Ending(
    WrapUp.@Nullable Mode mode,
    boolean asked,
    @Nullable Instant acceptedAt,
    @Nullable String outcome) {
  /** Nothing of it has begun. */
  public static final Ending OPEN = new Ending(null, false, null, null);
}
