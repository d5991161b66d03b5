// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of another maker.
 *
 * @param title empty if it has none
 * @param language two letters; empty if it does not say
 * @param content what is left when menus, scripts and the like are gone
 */
record Page(String title, String language, Element content) {
  private static final String SILENT =
      "script, style, template, nav, header, footer, aside, [hidden], [aria-hidden=true], head, link";
  private static final String SAID =
      "noscript, iframe, object, embed, form, button, input, select, textarea, svg, math, canvas,"
          + " audio, video, map, dialog";
  private static final Pattern TITLE = Pattern.compile("(?m)^title:[ \\t]*(\\S.{0,500})$");
  private static final Pattern LANGUAGE = Pattern.compile("^([a-z]{2})\\b.*");

  private static final org.commonmark.parser.Parser MARKDOWN =
      org.commonmark.parser.Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(20)
          .build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .attributeProviderFactory(
              context ->
                  (node, tag, attributes) -> {
                    if (!node.getSourceSpans().isEmpty()) {
                      attributes.put(Losses.LINE, Integer.toString(line(node)));
                    }
                  })
          .build();

  /**
   * Reads HTML of any quality; what runs or loads something is left out.
   *
   * @param bytes in the character set that they name themselves, else UTF-8
   */
  static Page ofHtml(byte[] bytes, Losses losses) {
    try {
      Parser parser = Parser.htmlParser().setTrackPosition(true);
      Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "", parser);
      Element root = page.selectFirst("main, [role=main]");
      Element article = root == null ? page.selectFirst("article") : root;
      Matcher language = LANGUAGE.matcher(page.select("html").attr("lang"));
      return of(
          article == null ? page.body() : article,
          page.title(),
          language.matches() ? language.group(1) : "",
          losses);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * Reads Markdown with whatever stands above it.
   *
   * @param matter the lines between two of ---; may be empty
   * @param body with as many blank lines before it as stood there
   */
  static Page ofMarkdown(String matter, String body, Losses losses) {
    Matcher title = TITLE.matcher(matter);
    Document page = Jsoup.parseBodyFragment(RENDERER.render(MARKDOWN.parse(body)));
    // Indented HTML is code to Markdown, and a page to whoever wrote it.
    for (Element code : page.select("pre:has(> code)")) {
      if (code.wholeText().stripLeading().startsWith("<")) {
        code.tagName("div").html(code.wholeText());
      }
    }
    String named = title.find() ? title.group(1).strip().replaceAll("^[\"']|[\"']$", "") : "";
    return of(page.body(), named, "", losses);
  }

  private static Page of(Element content, String named, String language, Losses losses) {
    content.select(SILENT).remove();
    for (Element left : content.select(SAID)) {
      losses.add(left, "left out: " + left.normalName());
      left.remove();
    }
    Element first = content.selectFirst("h1");
    String title = named;
    if (first != null && (named.isBlank() || content.select("h1").size() == 1)) {
      title = first.text().isBlank() ? named : first.text();
      first.remove();
    }
    return new Page(title.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), language, content);
  }

  private static int line(Node node) {
    return node.getSourceSpans().getFirst().getLineIndex() + 1;
  }
}
