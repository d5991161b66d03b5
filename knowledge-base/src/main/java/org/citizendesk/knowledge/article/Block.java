// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A piece of a section, as a screen lays it out. */
public sealed interface Block {
  /** Returns the words without any mark-up. */
  String text();

  /** Returns its words with their style and links, in order. */
  List<Span> spans();

  /** A run of sentences. */
  record Paragraph(List<Span> spans) implements Block {
    /** Copies the list. */
    public Paragraph {
      spans = List.copyOf(spans);
    }

    @Override
    public String text() {
      return Span.text(spans);
    }
  }

  /** A heading below that of the section. */
  record Subheading(String text) implements Block {
    @Override
    public List<Span> spans() {
      return List.of(new Span(text, false, false, ""));
    }
  }

  /**
   * A list.
   *
   * @param numbered whether the order counts
   * @param items each of one block or more
   */
  record Listing(boolean numbered, List<List<Block>> items) implements Block {
    /** Copies the lists. */
    public Listing {
      items = items.stream().map(List::copyOf).toList();
    }

    @Override
    public String text() {
      return IntStream.range(0, items.size())
          .mapToObj(i -> (numbered ? i + 1 + ". " : "- ") + lines(items.get(i)))
          .collect(Collectors.joining("\n"));
    }

    @Override
    public List<Span> spans() {
      return items.stream().flatMap(List::stream).flatMap(it -> it.spans().stream()).toList();
    }

    private static String lines(List<Block> item) {
      return item.stream().map(Block::text).collect(Collectors.joining("\n"));
    }
  }

  /**
   * A table.
   *
   * @param header one cell a column
   * @param rows cells as many as the header has
   */
  record Table(List<List<Span>> header, List<List<List<Span>>> rows) implements Block {
    /** Copies the lists. */
    public Table {
      header = header.stream().map(List::copyOf).toList();
      rows = rows.stream().map(row -> row.stream().map(List::copyOf).toList()).toList();
    }

    @Override
    public String text() {
      return IntStream.rangeClosed(0, rows.size())
          .mapToObj(i -> line(i == 0 ? header : rows.get(i - 1)))
          .collect(Collectors.joining("\n"));
    }

    @Override
    public List<Span> spans() {
      return Stream.concat(Stream.of(header), rows.stream())
          .flatMap(List::stream)
          .flatMap(List::stream)
          .toList();
    }

    private static String line(List<List<Span>> row) {
      return row.stream().map(Span::text).collect(Collectors.joining(" | "));
    }
  }
}
