// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

/**
 * A piece of an article's history: on which days it was known to be in force on which days.
 *
 * @param known the days on which we knew so
 * @param inForce the days for which it was the rule, as we knew then; never empty
 */
public record KnownPeriod(Period known, Period inForce) {
  boolean overlaps(KnownPeriod other) {
    return known.overlaps(other.known) && inForce.overlaps(other.inForce);
  }
}
