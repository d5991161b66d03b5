// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * What holds for all teams and queues.
 *
 * @param reasons for not being ready; at most 100, empty for the desktop's own
 * @param capacity how much an agent may have in hand; null for the server's own
 * @param interruption null for the usual
 */
public record General(
    List<Choice> reasons, @Nullable Capacity capacity, @Nullable Interruption interruption) {
  /** What holds where there is no book. */
  public static final General NONE = new General(List.of(), null, null);

  /** Checks the bounds. */
  public General {
    reasons = Entries.distinct(reasons, Choice::code, Team.MAX_REASONS, "reasons");
  }
}
