// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.citizendesk.knowledge.article.Problem;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a file loses on its way in: each kind of thing once, at its first line, with how often. */
final class Losses {
  /** Put on elements made from Markdown; HTML knows the lines of its elements by itself. */
  static final String LINE = "data-line";

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,6}");

  private final String file;
  private final Map<String, Loss> losses = new LinkedHashMap<>();

  Losses(String file) {
    this.file = file;
  }

  private record Loss(int line, int times) {
    Loss again() {
      return new Loss(line, times + 1);
    }
  }

  void add(Node at, String message) {
    losses.merge(message, new Loss(line(at), 1), (first, more) -> first.again());
  }

  List<Problem> problems() {
    return losses.entrySet().stream()
        .map(
            entry ->
                Problem.warning(
                    file,
                    entry.getValue().line(),
                    "intake",
                    entry.getKey() + times(entry.getValue().times())))
        .toList();
  }

  private static String times(int times) {
    return times == 1 ? "" : " (" + times + " times)";
  }

  private static int line(Node node) {
    for (Node at = node; at != null; at = at.parent()) {
      if (at instanceof Element element && NUMBER.matcher(element.attr(LINE)).matches()) {
        return Integer.parseInt(element.attr(LINE));
      }
      if (at.sourceRange().isTracked()) {
        return Math.max(1, at.sourceRange().start().lineNumber());
      }
    }
    return 1;
  }
}
