// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.List;
import java.util.Optional;

/**
 * Reads one article file: front matter between two lines of {@code ---}, then Markdown. It is
 * strict: what it does not know is an error, so that a misspelt key cannot silently lose a date.
 */
final class ArticleParser {
  static final int MOST_CHARACTERS = 200_000;

  private static final String FENCE = "---";

  private ArticleParser() {}

  /**
   * Reads a file. Never throws for what the file says.
   *
   * @param file the name to put into problems
   * @param problems receives what is wrong
   * @return empty if anything was an error
   */
  static Optional<ParsedArticle> parse(String file, String text, List<Problem> problems) {
    Reporter reporter = new Reporter(file, problems);
    if (text.length() > MOST_CHARACTERS) {
      reporter.error(1, "longer than " + MOST_CHARACTERS + " characters: split it");
      return Optional.empty();
    }
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FENCE)) {
      reporter.error(1, "must begin with a line --- and the front matter");
      return Optional.empty();
    }
    int end = lines.subList(1, lines.size()).indexOf(FENCE) + 1;
    if (end == 0) {
      reporter.error(lines.size(), "the front matter has no closing line ---");
      return Optional.empty();
    }
    FrontMatter matter = FrontMatter.read(String.join("\n", lines.subList(1, end)), reporter);
    // Blank lines in place of the front matter keep the line numbers of the body true.
    String body = "\n".repeat(end + 1) + String.join("\n", lines.subList(end + 1, lines.size()));
    MarkdownBody.Text read = MarkdownBody.read(body, end + 1, reporter);
    if (matter.lines().isEmpty()) {
      return Optional.empty();
    }
    Optional<Article> article = matter.article(read.sections(), reporter);
    return article.map(
        it -> new ParsedArticle(it, new ArticleSource(file, matter.lines(), read.lines())));
  }
}
