// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Problem;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.citation.Citation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Citations must be readable, and of law that there was when they were written. */
final class CitationRules {
  private static final String RULE = "citation";

  private CitationRules() {}

  static List<Problem> check(Article article, Place place) {
    List<Problem> problems = new ArrayList<>();
    LocalDate written = article.validity().recorded();
    for (Citation law : article.citations()) {
      law.flaw(written).ifPresent(it -> problems.add(place.at("citations", RULE, law + ": " + it)));
    }
    for (Section section : article.sections()) {
      for (Citation.Found found : Citation.in(section.text())) {
        Citation law = found.citation();
        law.flaw(written).ifPresent(it -> problems.add(place.at(section, RULE, law + ": " + it)));
      }
    }
    return problems;
  }
}
