// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.jspecify.annotations.Nullable;
import java.time.LocalDate;
import java.util.List;

/** What an agent must know about a version before quoting it for a day. */
public sealed interface Standing {
  /** Returns the days on which the version is in force, as known on the day that was asked for. */
  Period period();

  /** Comes into force later. */
  record Future(Period period) implements Standing {}

  /** Holds, and held when the citizen was last in touch, if that was asked. */
  record InForce(Period period) implements Standing {}

  /**
   * No longer holds.
   *
   * @param instead the version that is in force on the day; null if there is none
   */
  record Expired(Period period, @Nullable ArticleKey instead) implements Standing {}

  /**
   * Holds, but the citizen may have been told something else.
   *
   * @param lastContact the day on which the citizen was last in touch
   * @param before what was in force then, as known then; null if nothing was
   * @param changes what differs, in the order of the article; empty if nothing was in force
   */
  record ChangedSinceContact(
      Period period, LocalDate lastContact, @Nullable ArticleKey before, List<Change> changes)
      implements Standing {
    /** Copies the list. */
    public ChangedSinceContact {
      changes = List.copyOf(changes);
    }
  }

  /** Was not written down yet on the day whose knowledge is asked for, or had been withdrawn. */
  record NotKnown(Period period) implements Standing {}
}
