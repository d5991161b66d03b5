// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import java.util.List;

/**
 * Something a citizen needs of the agency.
 *
 * @param program as in the knowledge base
 * @param subject one line
 * @param opening the first thing the citizen says
 * @param followUps what the citizen says after each answer, in order
 * @param answer what a good agent says first
 * @param outcome the disposition it ends with
 * @param summary the wrap-up summary
 */
public record Concern(
    String program,
    String subject,
    String opening,
    List<String> followUps,
    String answer,
    String outcome,
    String summary) {
  /** Copies the follow-ups. */
  public Concern {
    followUps = List.copyOf(followUps);
  }
}
