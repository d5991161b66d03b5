// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * Agents who work under the same rules.
 *
 * @param id what agents' entries call it by
 * @param name what people read
 * @param reasons for not being ready, beside those of all teams; at most 100
 * @param capacity how much each of them may have in hand; null for what holds for all
 */
public record Team(String id, String name, List<Choice> reasons, @Nullable Capacity capacity) {
  /** Most reasons of one list. */
  static final int MAX_REASONS = 100;

  /** The team of who is in none. */
  public static final Team NONE = new Team("none", "", List.of(), null);

  /** Checks the bounds. */
  public Team {
    Entries.code(id, "id");
    name = Entries.name(name, id, "name");
    reasons = Entries.distinct(reasons, Choice::code, MAX_REASONS, "reasons");
  }
}
