// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.citizendesk.knowledge.article.Section;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Elements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the text of a page as the Markdown of articles: sections, lists, tables, paragraphs. */
final class BlockWriter {
  private static final int DEEPEST = 100;
  private static final int DEEPEST_LIST = 5;
  private static final int MOST_COLUMNS = 20;

  private final Losses losses;
  private final int sectionLevel;
  private final Set<String> anchors = new HashSet<>();
  private final StringBuilder out = new StringBuilder();
  private final List<String> blocks = new ArrayList<>();
  private final List<Node> inline = new ArrayList<>();
  private String heading = "";
  private Node headingAt;

  private BlockWriter(Element page, int sectionLevel, Losses losses) {
    this.sectionLevel = sectionLevel;
    this.losses = losses;
    this.headingAt = page;
  }

  static String markdown(Element page, Losses losses) {
    int level =
        page.select("h1, h2, h3, h4, h5, h6").stream().mapToInt(BlockWriter::level).min().orElse(2);
    BlockWriter writer = new BlockWriter(page, level, losses);
    writer.children(page, 0);
    writer.finish();
    return writer.out.toString();
  }

  private static int level(Element heading) {
    return heading.normalName().charAt(1) - '0';
  }

  private void children(Element parent, int depth) {
    for (Node node : parent.childNodes()) {
      if (node instanceof Element element && isBlock(element)) {
        flush();
        block(element, depth + 1);
      } else {
        inline.add(node);
      }
    }
    flush();
  }

  private static boolean isBlock(Element element) {
    return element.isBlock() || element.selectFirst("p, div, ul, ol, table, h2, h3, h4") != null;
  }

  private void block(Element element, int depth) {
    if (depth > DEEPEST) {
      losses.add(element, "nested deeper than " + DEEPEST + " levels: kept as plain text");
      paragraph(List.of(element));
      return;
    }
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
      case "ul", "ol" -> {
        List<String> lines = new ArrayList<>();
        list(element, "", 0, lines);
        add(String.join("\n", lines));
      }
      case "table" -> table(element, depth);
      case "dt", "summary" -> {
        String term = Inline.markdown(List.of(element), losses);
        add(term.isEmpty() || term.contains("*") ? term : "**" + term + "**");
      }
      case "p", "pre", "figcaption" -> paragraph(element.childNodes());
      case "hr" -> {}
      default -> children(element, depth);
    }
  }

  private void heading(Element element) {
    String words = Inline.markdown(element.childNodes(), losses).replace("**", "");
    String anchor = Section.anchorOf(words);
    if (anchor.isEmpty()) {
      add(words);
    } else if (level(element) == sectionLevel) {
      finish();
      heading = words;
      headingAt = element;
    } else {
      add("### " + words);
    }
  }

  /** Ends a section; one without text is left out, and one whose name is taken gets a number. */
  private void finish() {
    flush();
    boolean isEmpty = blocks.stream().allMatch(block -> block.startsWith("### "));
    if (isEmpty && !heading.isEmpty()) {
      losses.add(headingAt, "a heading without text was left out: " + heading);
    } else if (!isEmpty) {
      if (heading.isEmpty()) {
        anchors.add(Section.INTRODUCTION);
      } else {
        out.append("## ").append(free(heading)).append("\n\n");
      }
      blocks.forEach(block -> out.append(block).append("\n\n"));
    }
    blocks.clear();
    heading = "";
  }

  private String free(String words) {
    String name = words;
    for (int i = 2; !anchors.add(Section.anchorOf(name)); i++) {
      name = words + " " + i;
    }
    return name;
  }

  private void flush() {
    paragraph(inline);
    inline.clear();
  }

  private void paragraph(List<? extends Node> nodes) {
    add(Inline.markdown(nodes, losses));
  }

  private void add(String block) {
    if (!block.isEmpty()) {
      blocks.add(block);
    }
  }

  private void list(Element list, String indent, int depth, List<String> lines) {
    int number = 0;
    for (Element item : list.children()) {
      boolean flat = depth >= DEEPEST_LIST;
      List<Node> own = item.childNodes().stream().filter(node -> flat || !isList(node)).toList();
      String words = Inline.markdown(own, losses);
      List<Element> inner =
          flat ? List.of() : item.children().stream().filter(BlockWriter::isList).toList();
      if (words.isEmpty() && inner.isEmpty()) {
        continue;
      }
      number++;
      String mark = list.normalName().equals("ol") ? number + ". " : "- ";
      if (words.isEmpty()) {
        inner.forEach(below -> list(below, indent, depth + 1, lines));
      } else {
        lines.add(indent + mark + words);
        String further = indent + " ".repeat(mark.length());
        inner.forEach(below -> list(below, further, depth + 1, lines));
      }
    }
  }

  private static boolean isList(Node node) {
    return node instanceof Element element
        && (element.normalName().equals("ul") || element.normalName().equals("ol"));
  }

  private void table(Element table, int depth) {
    if (table.selectFirst("table table") != null) {
      // Such tables lay a page out.
      children(table, depth);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Element row : table.select("tr")) {
      Elements cells = row.select("> th, > td");
      rows.add(cells.stream().map(cell -> Inline.markdown(cell.childNodes(), losses)).toList());
    }
    rows.removeIf(row -> row.stream().allMatch(String::isEmpty));
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    if (columns < 2 || columns > MOST_COLUMNS) {
      rows.forEach(row -> row.forEach(this::add));
      return;
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row, columns)));
    lines.add(1, "|" + "---|".repeat(columns));
    add(String.join("\n", lines));
  }

  private static String line(List<String> row, int columns) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < columns; i++) {
      line.append(' ').append(i < row.size() ? row.get(i) : "").append(" |");
    }
    return line.toString();
  }
}
