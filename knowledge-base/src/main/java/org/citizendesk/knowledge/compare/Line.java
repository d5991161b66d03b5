// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

import org.citizendesk.knowledge.article.Block;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in one row of a comparison: a paragraph, a heading, a list item or a table row.
 *
 * @param depth how deep in lists it stands; 0 outside of them
 * @param mark what stands before it in a list, such as {@code 2.}; empty for what has none
 * @param cells one for each column of a table, otherwise one
 */
public record Line(Shape shape, int depth, String mark, List<List<Span>> cells) {
  private static final String BULLET = "•";

  /** Copies the lists. */
  public Line {
    cells = cells.stream().map(List::copyOf).toList();
  }

  /** How it is shown. */
  public enum Shape {
    /** The heading of a section. */
    HEADING,
    /** A heading in a section. */
    SUBHEADING,
    /** Sentences, in a list or outside. */
    TEXT,
    /** The first row of a table. */
    TABLE_HEAD,
    /** Any other row. */
    TABLE_ROW
  }

  /** Returns its words, cell by cell. */
  public String text() {
    return String.join(" | ", cells.stream().map(Span::text).toList());
  }

  static List<Line> of(Section section) {
    List<Line> lines = new ArrayList<>();
    if (!section.heading().isEmpty()) {
      lines.add(of(Shape.HEADING, section.heading()));
    }
    section.blocks().forEach(block -> add(lines, block, 0, ""));
    return lines;
  }

  static Line of(Shape shape, String text) {
    return new Line(shape, 0, "", List.of(plain(text)));
  }

  static List<Line> items(List<String> items) {
    return items.stream()
        .map(item -> new Line(Shape.TEXT, 1, BULLET, List.of(plain(item))))
        .toList();
  }

  private static void add(List<Line> lines, Block block, int depth, String mark) {
    switch (block) {
      case Block.Paragraph it -> lines.add(line(Shape.TEXT, depth, mark, it.spans()));
      case Block.Subheading it -> lines.add(line(Shape.SUBHEADING, depth, mark, it.spans()));
      case Block.Listing listing -> {
        for (int i = 0; i < listing.items().size(); i++) {
          String first = listing.numbered() ? i + 1 + "." : BULLET;
          for (Block part : listing.items().get(i)) {
            add(lines, part, depth + 1, first);
            first = "";
          }
        }
      }
      case Block.Table table -> {
        lines.add(new Line(Shape.TABLE_HEAD, depth, mark, table.header()));
        table.rows().forEach(row -> lines.add(new Line(Shape.TABLE_ROW, depth, mark, row)));
      }
    }
  }

  private static Line line(Shape shape, int depth, String mark, List<Span> spans) {
    return new Line(shape, depth, mark, List.of(spans));
  }

  private static List<Span> plain(String text) {
    return List.of(new Span(text, false, false, ""));
  }

  List<Word> words() {
    return cells.stream().flatMap(cell -> Word.of(cell).stream()).toList();
  }

  /** Returns how well the other stands beside this: 0 if it must not. */
  double likeness(Line other) {
    if (shape != other.shape || cells.size() != other.cells.size()) {
      return 0;
    }
    boolean sameKey = shape == Shape.TABLE_ROW && cells.getFirst().equals(other.cells.getFirst());
    return sameKey || shape == Shape.HEADING ? 1 : Word.likeness(words(), other.words());
  }
}
