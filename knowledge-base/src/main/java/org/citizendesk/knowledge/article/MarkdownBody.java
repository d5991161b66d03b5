// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Splits an article's Markdown into sections at its {@code ##} headings. */
final class MarkdownBody {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(20)
          .build();

  private final Reporter reporter;
  private final MarkdownBlocks reader;
  private final List<Section> sections = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private String heading = "";
  private boolean refused;
  private int line;

  private MarkdownBody(int firstLine, Reporter reporter) {
    this.line = firstLine;
    this.reporter = reporter;
    this.reader = new MarkdownBlocks(reporter);
  }

  /**
   * @param markdown with as many blank lines before the body as the front matter has
   * @param firstLine where the body begins, for problems without a better place
   */
  static Text read(String markdown, int firstLine, Reporter reporter) {
    MarkdownBody body = new MarkdownBody(firstLine, reporter);
    body.walk(PARSER.parse(markdown));
    return new Text(List.copyOf(body.sections), body.lines);
  }

  /** The sections, and the line on which each begins, by its anchor. */
  record Text(List<Section> sections, Map<String, Integer> lines) {}

  private void walk(Node document) {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading start && start.getLevel() <= 2) {
        finish();
        begin(start);
      } else {
        refused |= reader.read(node).map(blocks::add).isEmpty();
      }
    }
    finish();
    if (document.getFirstChild() == null) {
      reporter.error(line, "has no text");
    }
  }

  private void begin(Heading start) {
    line = MarkdownBlocks.line(start);
    refused = false;
    heading = Span.text(reader.spans(start)).strip();
    if (start.getLevel() == 1) {
      reporter.error(line, "a heading with one # : the title stands above; use ## for sections");
    }
    if (heading.isEmpty()) {
      reporter.error(line, "a heading without words");
    }
  }

  private void finish() {
    if (blocks.isEmpty()) {
      if (!heading.isEmpty() && !refused) {
        reporter.error(line, "the section '" + heading + "' is empty");
      }
      return;
    }
    String anchor = heading.isEmpty() ? Section.INTRODUCTION : Section.anchorOf(heading);
    if (lines.putIfAbsent(anchor, line) != null) {
      reporter.error(line, "two sections are called '" + heading + "'");
    }
    sections.add(new Section(anchor, heading, blocks));
    blocks.clear();
  }
}
