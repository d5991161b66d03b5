// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

import org.citizendesk.knowledge.compare.Run.Mark;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;

/**
 * Two lines side by side.
 *
 * @param before null if the earlier version has none here
 * @param after null if the later version has none here; one of the two is there
 * @param cells how the words of each cell change
 */
public record Row(@Nullable Line before, @Nullable Line after, List<List<Run>> cells) {
  /** Copies the lists. */
  public Row {
    cells = cells.stream().map(List::copyOf).toList();
  }

  static Row gone(Line before) {
    return new Row(before, null, all(Mark.GONE, before));
  }

  static Row added(Line after) {
    return new Row(null, after, all(Mark.ADDED, after));
  }

  static Row of(Line before, Line after) {
    List<List<Run>> cells = new ArrayList<>();
    for (int i = 0; i < before.cells().size(); i++) {
      cells.add(Word.changes(Word.of(before.cells().get(i)), Word.of(after.cells().get(i))));
    }
    return new Row(before, after, cells);
  }

  private static List<List<Run>> all(Mark mark, Line line) {
    return line.cells().stream()
        .map(cell -> Word.joined(Word.of(cell)))
        .map(text -> text.isEmpty() ? List.<Run>of() : List.of(new Run(mark, text)))
        .toList();
  }

  /** Returns whether the two sides differ. */
  public boolean isChanged() {
    return before == null
        || after == null
        || cells.stream().flatMap(List::stream).anyMatch(run -> run.mark() != Mark.SAME);
  }

  /** Returns the line of the later version, or else that of the earlier one. */
  public Line line() {
    Line other = before;
    if (after != null) {
      return after;
    }
    if (other == null) {
      throw new IllegalStateException("a row without a line");
    }
    return other;
  }
}
