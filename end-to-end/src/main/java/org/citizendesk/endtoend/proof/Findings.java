// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.proof;

import java.util.List;

/**
 * What a comparison of both sides found.
 *
 * @param contacts opened since the run began, from the server's log
 * @param answered those of them that a citizen got an answer to
 * @param pushed events that desktops wrote
 * @param accepted those of them that stand in the server's log
 * @param delivered events of the server's log that desktops hold
 * @param lost everything that is missing somewhere; see {@code complaints}
 * @param duplicated everything that is somewhere twice; see {@code complaints}
 * @param complaints one line for each thing lost or doubled, with ids only
 */
public record Findings(
    Tally contacts,
    Tally answered,
    int pushed,
    int accepted,
    int delivered,
    int lost,
    int duplicated,
    List<String> complaints) {
  /** Copies the complaints. */
  public Findings {
    complaints = List.copyOf(complaints);
  }
}
