// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.time.LocalDate;

/**
 * A run of days.
 *
 * @param from the first day
 * @param to the first day after it; {@link LocalDate#MAX} if it has no end
 */
public record Period(LocalDate from, LocalDate to) {
  static Period of(Validity validity) {
    LocalDate to = validity.to();
    return new Period(validity.from(), to == null ? LocalDate.MAX : to);
  }

  /** Returns whether the day is one of them; a run without end has the last of all days too. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && (day.isBefore(to) || to.equals(LocalDate.MAX));
  }

  /** Returns whether there is no day in it: it was corrected before it began. */
  public boolean isEmpty() {
    return !from.isBefore(to);
  }

  boolean overlaps(Period other) {
    return !isEmpty() && !other.isEmpty() && from.isBefore(other.to) && other.from.isBefore(to);
  }

  Period endingBy(LocalDate day) {
    return day.isBefore(to) ? new Period(from, day) : this;
  }
}
