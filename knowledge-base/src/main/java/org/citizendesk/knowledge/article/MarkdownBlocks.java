// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns Markdown's nodes into our own blocks. What could run, load or hide something (HTML, images,
 * odd links) is an error, so no screen ever has to defend itself against an article.
 */
final class MarkdownBlocks {
  private static final List<String> SCHEMES = List.of("https://", "mailto:", "tel:");

  private final Reporter reporter;

  MarkdownBlocks(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Reads one block; empty if it was an error. */
  Optional<Block> read(Node node) {
    return switch (node) {
      case Paragraph paragraph -> Optional.of(new Block.Paragraph(spans(paragraph)));
      case Heading heading -> Optional.of(new Block.Subheading(Span.text(spans(heading))));
      case BulletList list -> Optional.of(new Block.Listing(false, items(list)));
      case OrderedList list -> Optional.of(new Block.Listing(true, items(list)));
      case TableBlock table -> Optional.of(table(table));
      case HtmlBlock html -> refuse(html, "HTML is not allowed");
      case BlockQuote quote -> refuse(quote, "block quotes are not used in articles");
      default -> refuse(node, "not used in articles: " + name(node));
    };
  }

  /** Reads the words of a node. */
  List<Span> spans(Node parent) {
    List<Span> spans = new ArrayList<>();
    collect(parent, new Span("", false, false, ""), spans);
    return List.copyOf(spans);
  }

  /** Returns where the node, or the nearest one around it that knows, begins. */
  static int line(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.getSourceSpans().isEmpty()) {
        return at.getSourceSpans().getFirst().getLineIndex() + 1;
      }
    }
    return 1;
  }

  private List<List<Block>> items(Node list) {
    List<List<Block>> items = new ArrayList<>();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      List<Block> blocks = new ArrayList<>();
      for (Node node = item.getFirstChild(); node != null; node = node.getNext()) {
        read(node).ifPresent(blocks::add);
      }
      if (blocks.isEmpty()) {
        reporter.error(line(item), "an empty list item");
      }
      items.add(blocks);
    }
    return items;
  }

  private Block.Table table(TableBlock table) {
    List<List<Span>> header = List.of();
    List<List<List<Span>>> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (part instanceof TableHead) {
          header = cells(row);
        } else {
          rows.add(cells(row));
        }
      }
    }
    return new Block.Table(header, rows);
  }

  private List<List<Span>> cells(Node row) {
    List<List<Span>> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(spans(cell));
    }
    return cells;
  }

  private void collect(Node parent, Span style, List<Span> to) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text text -> add(text.getLiteral(), style, to);
        case Code code -> add(code.getLiteral(), style, to);
        case SoftLineBreak _ -> add(" ", style, to);
        case HardLineBreak _ -> add(" ", style, to);
        case Emphasis inner -> collect(inner, new Span("", style.bold(), true, style.link()), to);
        case StrongEmphasis inner ->
            collect(inner, new Span("", true, style.italic(), style.link()), to);
        case Link link ->
            collect(link, new Span("", style.bold(), style.italic(), target(link)), to);
        case Image image -> refuse(image, "pictures are not allowed");
        case HtmlInline html -> refuse(html, "HTML is not allowed");
        default -> refuse(node, "not used in articles: " + name(node));
      }
    }
  }

  private static void add(String words, Span style, List<Span> to) {
    if (!to.isEmpty()) {
      Span last = to.getLast();
      if (new Span("", last.bold(), last.italic(), last.link()).equals(style)) {
        to.set(
            to.size() - 1,
            new Span(last.text() + words, style.bold(), style.italic(), style.link()));
        return;
      }
    }
    to.add(new Span(words, style.bold(), style.italic(), style.link()));
  }

  private String target(Link link) {
    String target = link.getDestination();
    String lower = target.toLowerCase(Locale.ROOT);
    if (SCHEMES.stream().noneMatch(lower::startsWith) && ArticleLink.of(target).isEmpty()) {
      reporter.error(
          line(link),
          "links begin with https://, mailto: or tel:, or are article:ID or article:ID#section,"
              + " not '"
              + target
              + "'");
    }
    return target;
  }

  private Optional<Block> refuse(Node node, String message) {
    reporter.error(line(node), message);
    return Optional.empty();
  }

  private static String name(Node node) {
    return node.getClass().getSimpleName();
  }
}
