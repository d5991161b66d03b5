// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.time.LocalDate;

/**
 * Which rules are asked for: those of a day, as they were known on a day.
 *
 * @param day when the rule must be in force
 * @param knownOn what was written down later does not count, nor what had been withdrawn; {@link
 *     LocalDate#MAX} for what we know now
 */
public record AsOf(LocalDate day, LocalDate knownOn) {
  /** The rules of a day as we know them now. */
  public static AsOf of(LocalDate day) {
    return new AsOf(day, LocalDate.MAX);
  }

  /** What an agent could have said on a day about that day. */
  public static AsOf said(LocalDate day) {
    return new AsOf(day, day);
  }
}
