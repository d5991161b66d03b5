// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.citizendesk.knowledge.article.Audience;
import org.citizendesk.knowledge.article.Jurisdiction;
import java.time.LocalDate;

/**
 * What is true of all articles of an import, since the files do not say it.
 *
 * @param language of files that name none
 * @param from the first day on which they are in force
 * @param recorded the day of the import
 */
public record Origin(
    String program,
    Jurisdiction jurisdiction,
    String language,
    Audience audience,
    LocalDate from,
    LocalDate recorded) {
  private static final int MONTHS_TO_REVIEW = 6;

  /** Returns the day by which someone must have looked at them. */
  LocalDate reviewBy() {
    return recorded.plusMonths(MONTHS_TO_REVIEW);
  }
}
