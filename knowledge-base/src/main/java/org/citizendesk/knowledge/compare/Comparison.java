// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * Two versions of an article side by side. Every word of both stands in it once.
 *
 * @param parts in the order of the later version; what only the earlier one has stands where it was
 */
public record Comparison(Article before, Article after, List<Part> parts) {
  /** Copies the list. */
  public Comparison {
    parts = List.copyOf(parts);
  }

  /** Compares two versions; takes some milliseconds for articles of a few pages. */
  public static Comparison of(Article before, Article after) {
    List<Part> parts = new ArrayList<>();
    parts.add(single(Change.Part.TITLE, Line.Shape.HEADING, before.title(), after.title()));
    parts.addAll(Sections.of(before.sections(), after.sections()));
    add(
        parts,
        Change.Part.QUESTIONS,
        Line.items(before.questions()),
        Line.items(after.questions()));
    add(
        parts,
        Change.Part.DOCUMENTS,
        Line.items(before.documents()),
        Line.items(after.documents()));
    add(
        parts,
        Change.Part.CITATIONS,
        Line.items(texts(before.citations())),
        Line.items(texts(after.citations())));
    String was = Integer.toString(before.minutes());
    parts.add(single(Change.Part.MINUTES, Line.Shape.TEXT, was, Integer.toString(after.minutes())));
    return new Comparison(before, after, parts);
  }

  private static Part single(Change.Part kind, Line.Shape shape, String before, String after) {
    return new Part(kind, "", List.of(Row.of(Line.of(shape, before), Line.of(shape, after))));
  }

  private static void add(List<Part> parts, Change.Part kind, List<Line> before, List<Line> after) {
    if (!before.isEmpty() || !after.isEmpty()) {
      parts.add(Part.of(kind, "", before, after));
    }
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(Object::toString).toList();
  }

  /** Returns how many rows differ. */
  public int changes() {
    return (int)
        parts.stream().flatMap(part -> part.rows().stream()).filter(Row::isChanged).count();
  }
}
