// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * HTML of strangers. The sanitiser lets text, tables and links through, and of images only those
 * that came with the message ({@code cid:}); no script, style, form, frame or remote content.
 */
final class MailHtml {
  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowCommonBlockElements()
          .allowCommonInlineFormattingElements()
          .allowElements("a", "img", "hr", "pre", "table", "thead", "tbody", "tfoot", "tr")
          .allowElements("td", "th", "caption", "dl", "dt", "dd", "q", "span", "abbr", "address")
          .allowAttributes("colspan", "rowspan")
          .matching(Pattern.compile("[0-9]{1,3}"))
          .onElements("td", "th")
          .allowAttributes("dir")
          .matching(true, "ltr", "rtl", "auto")
          .globally()
          .allowAttributes("lang")
          .matching(Pattern.compile("[A-Za-z0-9-]{1,35}"))
          .globally()
          .allowAttributes("href")
          .matching(Pattern.compile("(?i)(https?|mailto|tel):.*", Pattern.DOTALL))
          .onElements("a")
          .allowAttributes("src")
          .matching(Pattern.compile("(?i)cid:[^\\s\"'<>]{1,250}"))
          .onElements("img")
          .allowAttributes("alt")
          .onElements("img")
          .allowUrlProtocols("http", "https", "mailto", "tel", "cid")
          .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
          .toFactory();

  private static final Set<String> UNSEEN =
      Set.of("script", "style", "head", "title", "noscript", "template", "object", "svg", "math");

  private final Document document;
  private final String html;

  private MailHtml(Document document, String html) {
    this.document = document;
    this.html = html;
  }

  static MailHtml of(String html) {
    return new MailHtml(Jsoup.parse(html), html);
  }

  /** Returns what is safe to show. */
  String sanitised() {
    return POLICY.sanitize(html);
  }

  /** Returns how many images would be fetched from elsewhere. */
  long remoteImages() {
    return document.select("img[src]").stream()
        .map(image -> image.attr("src").strip())
        .filter(source -> !source.regionMatches(true, 0, "cid:", 0, 4))
        .filter(source -> !source.regionMatches(true, 0, "data:", 0, 5))
        .count();
  }

  /** Returns the readable text. */
  String text() {
    StringBuilder out = new StringBuilder();
    document.traverse(
        new NodeVisitor() {
          private int unseen;

          @Override
          public void head(Node node, int depth) {
            if (node instanceof Element element && UNSEEN.contains(element.normalName())) {
              unseen++;
            } else if (unseen == 0) {
              enter(node, out);
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && UNSEEN.contains(element.normalName())) {
              unseen--;
            } else if (unseen == 0 && node instanceof Element element) {
              leave(element, out);
            }
          }
        });
    return out.toString();
  }

  private static void enter(Node node, StringBuilder out) {
    if (node instanceof TextNode text) {
      out.append(
          isPreformatted(text.parent()) ? text.getWholeText() : afterSpace(text.text(), out));
    } else if (node instanceof Element element) {
      if (element.normalName().equals("br")) {
        out.append('\n');
      } else if (startsLine(element)) {
        newLine(out);
      }
      if (element.normalName().equals("li")) {
        out.append("- ");
      } else if (element.normalName().equals("img")) {
        out.append(afterSpace(element.attr("alt"), out));
      }
    }
  }

  private static void leave(Element element, StringBuilder out) {
    switch (element.normalName()) {
      case "td", "th" -> out.append(' ');
      case "p", "table", "ul", "ol", "blockquote", "h1", "h2", "h3" -> {
        newLine(out);
        out.append('\n');
      }
      default -> {
        if (startsLine(element)) {
          newLine(out);
        }
      }
    }
  }

  /** Cells of a table row stay on its line. */
  private static boolean startsLine(Element element) {
    String name = element.normalName();
    return element.isBlock() && !name.equals("td") && !name.equals("th");
  }

  private static void newLine(StringBuilder out) {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
    if (end > 0 && out.charAt(end - 1) != '\n') {
      out.append('\n');
    }
  }

  private static boolean isPreformatted(@Nullable Element element) {
    return element != null && element.closest("pre") != null;
  }

  private static String afterSpace(String text, StringBuilder out) {
    boolean atStart = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
    return atStart ? text.stripLeading() : text;
  }
}
