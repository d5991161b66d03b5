// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

import org.citizendesk.knowledge.article.Change;
import java.util.List;

/**
 * A section, or another part of an article, in both versions.
 *
 * @param kind what it is
 * @param heading of a section, the later one if it changed; empty for the introduction and for what
 *     is no section
 * @param rows in the order of both versions
 */
public record Part(Change.Part kind, String heading, List<Row> rows) {
  /** Copies the list. */
  public Part {
    rows = List.copyOf(rows);
  }

  /** Returns whether the versions differ in it. */
  public boolean isChanged() {
    return rows.stream().anyMatch(Row::isChanged);
  }

  static Part of(Change.Part kind, String heading, List<Line> before, List<Line> after) {
    return new Part(kind, heading, Alignment.of(before, after));
  }
}
