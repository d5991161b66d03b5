// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.citizendesk.knowledge.citation.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which articles rest on which law: what must be looked at when a rule changes. Unchangeable, so
 * any thread may read it.
 */
public final class CitationIndex {
  private final Map<String, List<Use>> byLaw = new TreeMap<>();

  private CitationIndex() {}

  /**
   * A place where an article cites law.
   *
   * @param anchor the section; empty for the list above the text
   */
  public record Use(ArticleKey article, Citation cited, String anchor) {}

  /** Reads the lists and the texts of all articles. */
  public static CitationIndex of(ArticleLibrary library) {
    CitationIndex index = new CitationIndex();
    for (Article article : library.articles()) {
      article.citations().forEach(law -> index.add(new Use(article.key(), law, "")));
      for (Section section : article.sections()) {
        for (Citation.Found found : Citation.in(section.text())) {
          index.add(new Use(article.key(), found.citation(), section.anchor()));
        }
      }
    }
    return index;
  }

  /**
   * Returns where a place in the law is cited, by itself, with a part of it, or with what it is a
   * part of: a change of 7 CFR 273.2 touches who cites 7 CFR 273.2(g) and who cites 7 CFR part 273.
   *
   * @return by law, then by article, as they stand in the library
   */
  public List<Use> touchedBy(Citation law) {
    return byLaw.values().stream()
        .filter(uses -> uses.getFirst().cited().touches(law))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns all law that is cited anywhere, by its id. */
  public List<Citation> law() {
    return byLaw.values().stream().map(uses -> uses.getFirst().cited()).toList();
  }

  private void add(Use use) {
    List<Use> uses = byLaw.computeIfAbsent(use.cited().id(), id -> new ArrayList<>());
    if (!uses.contains(use)) {
      uses.add(use);
    }
  }
}
