// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.List;
import java.util.Optional;

/**
 * The rule that counts at a place, and what it stands on.
 *
 * @param rule of the most local jurisdiction that has one
 * @param broader the rules of the jurisdictions around it, the nearest first; may be empty
 */
public record RuleInPlace(Article rule, List<Article> broader) {
  /** Copies the list. */
  public RuleInPlace {
    broader = List.copyOf(broader);
  }

  /**
   * Returns the federal rule below a local one; empty if the rule is itself that of the country.
   */
  public Optional<Article> federalFloor() {
    return broader.stream().filter(it -> it.jurisdiction().equals(Jurisdiction.US)).findFirst();
  }
}
