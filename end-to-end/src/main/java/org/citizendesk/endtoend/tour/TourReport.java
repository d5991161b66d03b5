// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.tour;

import org.citizendesk.endtoend.proof.Findings;
import org.citizendesk.endtoend.proof.Tally;
import java.util.List;

/**
 * What a tour found.
 *
 * @param contacts opened during the tour, from the server's log
 * @param answered those of them that a citizen got an answer to
 * @param pushed events that the desktop wrote
 * @param accepted those of them in the server's log
 * @param delivered events of the log that the desktop holds
 * @param lost what is missing somewhere
 * @param duplicated what is somewhere twice
 * @param searchHits articles found while the agent searched
 * @param seconds how long the tour took
 * @param screenshots file names of the pictures
 * @param complaints one line for each thing lost or doubled
 */
public record TourReport(
    Tally contacts,
    Tally answered,
    int pushed,
    int accepted,
    int delivered,
    int lost,
    int duplicated,
    int searchHits,
    double seconds,
    List<String> screenshots,
    List<String> complaints) {
  static TourReport of(
      Findings findings, int searchHits, double seconds, List<String> screenshots) {
    return new TourReport(
        findings.contacts(),
        findings.answered(),
        findings.pushed(),
        findings.accepted(),
        findings.delivered(),
        findings.lost(),
        findings.duplicated(),
        searchHits,
        seconds,
        screenshots,
        findings.complaints());
  }

  /** Returns whether every channel was answered and nothing was lost or doubled. */
  public boolean isGood() {
    return answered.call() > 0
        && answered.equals(contacts)
        && answered.chat() > 0
        && answered.email() > 0
        && lost == 0
        && duplicated == 0
        && pushed > 0
        && accepted == pushed
        && delivered > 0
        && searchHits > 0
        && !screenshots.isEmpty();
  }
}
