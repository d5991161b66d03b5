// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleKind;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleState;
import org.citizendesk.knowledge.article.ArticleState.Confidence;
import org.citizendesk.knowledge.article.ArticleState.Governance;
import org.citizendesk.knowledge.article.Audience;
import org.citizendesk.knowledge.article.Block;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Span;
import org.citizendesk.knowledge.article.Validity;
import org.citizendesk.knowledge.learning.Folds;
import org.citizendesk.knowledge.learning.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Passages that questions are asked about.
 *
 * @param passages each once
 */
record Corpus(List<Passage> passages) {
  private static final LocalDate WRITTEN = LocalDate.of(2020, 1, 1);

  /**
   * A section of an article.
   *
   * @param id unique in the corpus
   * @param article the article it belongs to
   * @param section its heading; empty for none
   */
  record Passage(
      String id, String article, String title, String section, String program, String text) {}

  /**
   * Reads a file with one JSON object a line.
   *
   * @throws IOException if it cannot be read, or a line is not as expected; names file and line
   */
  static Corpus read(Path file) throws IOException {
    List<Passage> passages =
        JsonLines.read(
            file,
            line ->
                new Passage(
                    line.text("id"),
                    line.has("doc") ? line.text("doc") : line.text("id"),
                    line.text("title"),
                    line.text("section"),
                    line.text("domain"),
                    line.text("text")));
    return new Corpus(passages);
  }

  /** Returns the passages as questions name them. */
  List<Folds.Passage> named() {
    return passages.stream()
        .map(it -> new Folds.Passage(it.id(), it.article(), it.title()))
        .toList();
  }

  /** Returns the same as articles of the knowledge base, whose anchors are the passages' ids. */
  ArticleLibrary library() {
    Map<String, List<Passage>> articles = new LinkedHashMap<>();
    for (Passage passage : passages) {
      articles.computeIfAbsent(passage.article(), id -> new ArrayList<>()).add(passage);
    }
    return ArticleLibrary.of(articles.values().stream().map(Corpus::article).toList());
  }

  private static Article article(List<Passage> passages) {
    Passage first = passages.getFirst();
    return new Article(
        new ArticleKey(first.article(), "en", 1),
        first.title(),
        first.article(),
        first.program(),
        ArticleKind.POLICY,
        Jurisdiction.US,
        new ArticleState(Confidence.VALIDATED, Audience.PUBLIC, Governance.EXPERIENCE),
        new Validity(WRITTEN, null, WRITTEN, null, null, LocalDate.MAX),
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        passages.stream().map(Corpus::section).toList());
  }

  private static Section section(Passage passage) {
    Block text = new Block.Paragraph(List.of(new Span(passage.text(), false, false, "")));
    return new Section(passage.id(), passage.section(), List.of(text));
  }
}
