// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.citizendesk.knowledge.citation.Citation;
import java.util.List;

/**
 * A section as plain text, to be put into a reply, with what pins its source.
 *
 * @param text the section's words
 * @param article the exact version
 * @param anchor the section
 * @param heading the section's; empty for the introduction
 * @param citations the law behind it, most important first
 */
public record Quotation(
    String text,
    ArticleKey article,
    String anchor,
    String title,
    String heading,
    List<String> citations) {
  /** Copies the list. */
  public Quotation {
    citations = List.copyOf(citations);
  }

  /** Quotes a section of an article. */
  public static Quotation of(Article article, Section section) {
    return new Quotation(
        section.text(),
        article.key(),
        section.anchor(),
        article.title(),
        section.heading(),
        article.citations().stream().map(Citation::toString).toList());
  }

  /** Returns the first citation; empty if there is none. */
  public String citation() {
    return citations.isEmpty() ? "" : citations.getFirst();
  }

  /** Returns the text followed by one line that names article and law, for the citizen. */
  public String cited() {
    String law = citation().isEmpty() ? "" : ", " + citation();
    return "%s\n(%s%s)".formatted(text, title, law);
  }

  /** Returns the text followed by one line that names the source. */
  public String withSource() {
    String law = citation().isEmpty() ? "" : ", " + citation();
    return "%s\n(%s, version %d%s)".formatted(text, title, article.version(), law);
  }
}
