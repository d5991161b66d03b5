// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTML of a text that somebody typed: paragraphs, lists, quotations and links, as they were
 * meant. What was typed is never taken for HTML.
 */
final class LetterHtml {
  private static final int MAX_DEPTH = 20;
  private static final String SIGNATURE = "-- ";
  private static final Pattern BULLET = Pattern.compile("[-*•]\\s+(\\S.*)");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})[.)]\\s+(\\S.*)");

  /** What no address ends with: the sentence goes on behind it. */
  private static final Pattern LINK =
      Pattern.compile(
          "(https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]}'’”])"
              + "|(?<![\\w.%+@-])([\\w.%+-]{1,64}+@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})++)");

  private final StringBuilder html = new StringBuilder();

  private LetterHtml() {}

  /** Returns a whole document. */
  static String of(String text) {
    LetterHtml letter = new LetterHtml();
    letter.html.append("<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"></head>\n<body>\n");
    letter.blocks(text.lines().toList(), 0);
    return letter.html.append("</body>\n</html>\n").toString();
  }

  private void blocks(List<String> lines, int depth) {
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      if (line.isBlank()) {
        at++;
      } else if (depth == 0 && line.equals(SIGNATURE)) {
        at = signature(lines, at);
      } else if (isQuoted(line, depth)) {
        at = quotation(lines, at, depth);
      } else if (BULLET.matcher(line).matches()) {
        at = bullets(lines, at);
      } else if (NUMBER.matcher(line).matches()) {
        at = numbers(lines, at);
      } else {
        at = paragraph(lines, at, depth);
      }
    }
  }

  private static boolean isQuoted(String line, int depth) {
    return depth < MAX_DEPTH && line.startsWith(">");
  }

  private int quotation(List<String> lines, int from, int depth) {
    List<String> inner = new ArrayList<>();
    int at = from;
    while (at < lines.size() && lines.get(at).startsWith(">")) {
      String line = lines.get(at).substring(1);
      inner.add(line.startsWith(" ") ? line.substring(1) : line);
      at++;
    }
    html.append("<blockquote type=\"cite\">\n");
    blocks(inner, depth + 1);
    html.append("</blockquote>\n");
    return at;
  }

  private int bullets(List<String> lines, int from) {
    html.append("<ul>\n");
    int at = from;
    for (; at < lines.size(); at++) {
      Matcher matcher = BULLET.matcher(lines.get(at));
      if (!matcher.matches()) {
        break;
      }
      item(matcher.group(1));
    }
    html.append("</ul>\n");
    return at;
  }

  /** Numbers are those that were typed: a list that goes on after a remark does not begin anew. */
  private int numbers(List<String> lines, int from) {
    int at = from;
    int next = -1;
    for (; at < lines.size(); at++) {
      Matcher matcher = NUMBER.matcher(lines.get(at));
      if (!matcher.matches()) {
        break;
      }
      int number = Integer.parseInt(matcher.group(1));
      if (next < 0) {
        html.append("<ol start=\"").append(number).append("\">\n");
      } else if (number != next) {
        break;
      }
      next = number + 1;
      item(matcher.group(2));
    }
    html.append("</ol>\n");
    return at;
  }

  private void item(String text) {
    html.append("<li>");
    inline(text);
    html.append("</li>\n");
  }

  private int signature(List<String> lines, int from) {
    html.append("<div>");
    lines(lines.subList(from, lines.size()));
    html.append("</div>\n");
    return lines.size();
  }

  private int paragraph(List<String> lines, int from, int depth) {
    int at = from + 1;
    while (at < lines.size() && goesOn(lines.get(at), depth)) {
      at++;
    }
    html.append("<p>");
    lines(lines.subList(from, at));
    html.append("</p>\n");
    return at;
  }

  private static boolean goesOn(String line, int depth) {
    return !line.isBlank()
        && !isQuoted(line, depth)
        && !BULLET.matcher(line).matches()
        && !NUMBER.matcher(line).matches();
  }

  private void lines(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        html.append("<br>\n");
      }
      inline(lines.get(i));
    }
  }

  private void inline(String line) {
    Matcher matcher = LINK.matcher(line);
    int at = 0;
    while (matcher.find()) {
      text(line.substring(at, matcher.start()));
      String shown = matcher.group();
      html.append("<a href=\"");
      text(matcher.group(1) == null ? "mailto:" + shown : shown);
      html.append("\">");
      text(shown);
      html.append("</a>");
      at = matcher.end();
    }
    text(line.substring(at));
  }

  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case ' ' -> html.append(text.startsWith("  ", i) ? "&nbsp;" : " ");
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(letter);
      }
    }
  }
}
