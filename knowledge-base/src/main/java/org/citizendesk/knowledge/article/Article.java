// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.citizendesk.knowledge.citation.Citation;
import java.util.List;
import java.util.Optional;

/**
 * One version of one policy article.
 *
 * @param topic the question it answers; articles of one topic answer it for different places, and
 *     the most local one counts. The id of the article for the whole country
 * @param program the benefit or service it is about, such as {@code snap}
 * @param minutes what the citizen will spend on the matter, for the time tax; 0 if nothing
 * @param citizenWords how citizens ask for it
 * @param citations the law it rests on, most important first
 * @param questions what to ask the citizen
 * @param documents what the citizen needs at hand
 * @param sections the text; the first may be an introduction without a heading
 */
public record Article(
    ArticleKey key,
    String title,
    String topic,
    String program,
    ArticleKind kind,
    Jurisdiction jurisdiction,
    ArticleState state,
    Validity validity,
    int minutes,
    List<String> citizenWords,
    List<Citation> citations,
    List<String> questions,
    List<String> documents,
    List<Section> sections) {
  /** Copies the lists. */
  public Article {
    citizenWords = List.copyOf(citizenWords);
    citations = List.copyOf(citations);
    questions = List.copyOf(questions);
    documents = List.copyOf(documents);
    sections = List.copyOf(sections);
  }

  /** Returns the section with this anchor. */
  public Optional<Section> section(String anchor) {
    return sections.stream().filter(section -> section.anchor().equals(anchor)).findFirst();
  }

  /** Returns the citation to print first; empty if the article has none. */
  public String firstCitation() {
    return citations.isEmpty() ? "" : citations.getFirst().toString();
  }
}
