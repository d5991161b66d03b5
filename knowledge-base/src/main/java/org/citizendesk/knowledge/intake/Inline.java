// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.citizendesk.knowledge.article.Span;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads words with their style and links, and writes them as the Markdown of articles. */
final class Inline {
  private static final int DEEPEST = 100;
  private static final int MOST_CHARACTERS = 200_000;
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\u00a0\\u200b\\ufeff]+");
  private static final Pattern SIGNS = Pattern.compile("[\\\\`*_\\[\\]<>|~]|&(?=[#\\w]+;)");
  private static final Pattern AT_START = Pattern.compile("^(?:([#+=:-])|(\\d{1,9})([.)]))");

  private static final Pattern UNSAFE = Pattern.compile("[\\s\\p{Cntrl}()<>\\\\]");

  /** Of site generators: "{: .class}", "{% include x %}", "{{ site.name }}". */
  private static final Pattern TEMPLATE = Pattern.compile("\\{[:%{][^{}\\n]{0,300}\\}{1,2}");

  private final Losses losses;
  private final List<Run> runs = new ArrayList<>();
  private boolean afterSpace = true;
  private int characters;

  /** Words of one style, which is a span without words. */
  private record Run(Span style, StringBuilder words) {}

  private Inline(Losses losses) {
    this.losses = losses;
  }

  /** Returns one line of Markdown; empty if there are no words. */
  static String markdown(List<? extends Node> nodes, Losses losses) {
    Inline inline = new Inline(losses);
    Span plain = new Span("", false, false, "");
    nodes.forEach(node -> inline.read(node, plain, 0));
    return atStart(inline.written());
  }

  private void read(Node node, Span style, int depth) {
    if (node instanceof TextNode text) {
      add(words(text), style);
    } else if (node instanceof Element element) {
      element(element, style, depth);
    }
  }

  private void element(Element element, Span style, int depth) {
    if (depth > DEEPEST) {
      losses.add(element, "nested deeper than " + DEEPEST + " levels: kept as plain text");
      add(element.text(), style);
      return;
    }
    String tag = element.normalName();
    if (tag.equals("img")) {
      losses.add(element, "a picture was left out");
      return;
    }
    Span inner =
        switch (tag) {
          case "b", "strong" -> new Span("", true, style.italic(), style.link());
          case "i", "em", "cite" -> new Span("", style.bold(), true, style.link());
          case "a" -> new Span("", style.bold(), style.italic(), link(element));
          default -> style;
        };
    boolean apart = element.isBlock() || tag.equals("br") || tag.equals("li");
    if (apart) {
      add(" ", style);
    }
    element.childNodes().forEach(child -> read(child, inner, depth + 1));
    if (apart) {
      add(" ", style);
    }
  }

  private String link(Element anchor) {
    String target = anchor.attr("href").strip();
    String lower = target.toLowerCase(Locale.ROOT);
    boolean allowed =
        lower.startsWith("https://") || lower.startsWith("mailto:") || lower.startsWith("tel:");
    if (allowed) {
      return UNSAFE
          .matcher(target)
          .replaceAll(sign -> "%%%02X".formatted((int) sign.group().charAt(0)));
    }
    if (!target.isEmpty() && !target.startsWith("#")) {
      losses.add(anchor, "a link that is not https:, mailto: or tel: became plain text");
    }
    return "";
  }

  private String words(TextNode text) {
    String words = text.getWholeText();
    String plain = TEMPLATE.matcher(words).replaceAll("");
    if (!plain.equals(words)) {
      losses.add(text, "signs of a site generator were left out");
    }
    return plain;
  }

  /** Appends words; beyond what an article may have, they are not worth the memory. */
  private void add(String text, Span style) {
    String words = SPACE.matcher(text).replaceAll(" ");
    String added = afterSpace && words.startsWith(" ") ? words.substring(1) : words;
    if (added.isEmpty() || characters > MOST_CHARACTERS) {
      return;
    }
    characters += added.length();
    afterSpace = added.endsWith(" ");
    if (runs.isEmpty() || !runs.getLast().style().equals(style)) {
      runs.add(new Run(style, new StringBuilder()));
    }
    runs.getLast().words().append(added);
  }

  private String written() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < runs.size(); i++) {
      String text = runs.get(i).words().toString();
      String core = text.strip();
      int start = text.indexOf(core);
      boolean free =
          (start > 0 || isSpace(out, out.length() - 1))
              && (start + core.length() < text.length()
                  || i + 1 == runs.size()
                  || isSpace(runs.get(i + 1).words(), 0));
      out.append(text, 0, start)
          .append(core.isEmpty() ? "" : marked(core, runs.get(i).style(), free))
          .append(text, start + core.length(), text.length());
    }
    return out.toString().strip();
  }

  /**
   * @param free whether nothing stands directly beside it: else marks would be read as plain signs
   */
  private static String marked(String core, Span style, boolean free) {
    String marks = free ? (style.bold() ? "**" : "") + (style.italic() ? "*" : "") : "";
    String words = SIGNS.matcher(core).replaceAll("\\\\$0");
    String shown = style.link().isEmpty() ? words : "[" + words + "](" + style.link() + ")";
    return marks + shown + marks;
  }

  private static boolean isSpace(StringBuilder text, int at) {
    return at < 0 || Character.isWhitespace(text.charAt(at));
  }

  private static String atStart(String line) {
    return AT_START
        .matcher(line)
        .replaceFirst(start -> start.group(1) != null ? "\\\\$1" : "$2\\\\$3");
  }
}
