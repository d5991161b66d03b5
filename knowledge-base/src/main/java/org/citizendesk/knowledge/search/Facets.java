// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleKind;
import org.citizendesk.knowledge.article.Jurisdiction;
import java.util.List;

/**
 * How many articles have any of the words, and fulfil all conditions, by program, place and kind;
 * the most first. Each list is counted as if nothing had been chosen of it, so that it shows what
 * else could be chosen.
 *
 * @param request what was counted for, with the fields that were typed into it read
 * @param places where the rules hold, whatever the request's place
 */
public record Facets(
    SearchRequest request,
    List<Count<String>> programs,
    List<Count<Jurisdiction>> places,
    List<Count<ArticleKind>> kinds) {
  /** Copies the lists. */
  public Facets {
    programs = List.copyOf(programs);
    places = List.copyOf(places);
    kinds = List.copyOf(kinds);
  }

  /** Returns whether one kind was asked for. */
  public boolean isOfOneKind() {
    return request.conditions().stream().anyMatch(Condition.OfKind.class::isInstance);
  }

  /**
   * One line of a facet.
   *
   * @param articles how many, at least one
   */
  public record Count<T>(T value, int articles) {}
}
