// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.knowledge.article.Change;
import org.citizendesk.knowledge.compare.Part;
import org.citizendesk.knowledge.compare.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands in one line of a comparison on the screen. */
public sealed interface CompareItem {
  /** The name of a part that is no section. */
  record Head(Part part) implements CompareItem {}

  /**
   * Two lines side by side.
   *
   * @param change the number of the change, from 1; 0 if the two are the same
   */
  record Pair(Row row, int change) implements CompareItem {}

  /**
   * What did not change, and is shown on request.
   *
   * @param id of the fold, in the comparison
   * @param parts that did not change at all; empty if it is in one that did
   * @param lines how many are in it
   * @param open whether they are shown below it
   */
  record Fold(int id, List<Part> parts, int lines, boolean open) implements CompareItem {
    /** Copies the list. */
    public Fold {
      parts = List.copyOf(parts);
    }
  }

  /** Lays out the parts of a comparison, with what did not change folded. */
  static List<CompareItem> of(List<Part> parts, Set<Integer> open) {
    Layout layout = new Layout(open);
    parts.forEach(layout::add);
    layout.flush();
    return List.copyOf(layout.items);
  }

  /** Goes through the parts from the first to the last. */
  final class Layout {
    /** Fewer lines than these are not worth a fold. */
    private static final int FEWEST = 3;

    private final Set<Integer> open;
    private final List<CompareItem> items = new ArrayList<>();
    private final List<CompareItem> same = new ArrayList<>();
    private final List<Part> whole = new ArrayList<>();
    private int folds;
    private int changes;

    private Layout(Set<Integer> open) {
      this.open = open;
    }

    private void add(Part part) {
      if (part.isChanged()) {
        flush();
        head(items, part);
        part.rows().forEach(this::add);
        flush();
      } else if (part.kind() != Change.Part.TITLE) {
        head(same, part);
        part.rows().forEach(row -> same.add(new Pair(row, 0)));
        whole.add(part);
      }
    }

    private static void head(List<CompareItem> items, Part part) {
      switch (part.kind()) {
        case TITLE, TEXT -> {}
        case CITATIONS, QUESTIONS, DOCUMENTS, MINUTES -> items.add(new Head(part));
      }
    }

    private void add(Row row) {
      if (row.isChanged()) {
        flush();
        items.add(new Pair(row, ++changes));
        return;
      }
      switch (row.line().shape()) {
        case HEADING, SUBHEADING, TABLE_HEAD -> {
          flush();
          items.add(new Pair(row, 0));
        }
        case TEXT, TABLE_ROW -> same.add(new Pair(row, 0));
      }
    }

    /** Folds what came since the last change, or shows it if that is shorter. */
    private void flush() {
      if (same.size() < FEWEST && whole.isEmpty()) {
        items.addAll(same);
      } else {
        int id = folds++;
        boolean shown = open.contains(id);
        int lines = (int) same.stream().filter(Pair.class::isInstance).count();
        items.add(new Fold(id, whole, lines, shown));
        if (shown) {
          items.addAll(same);
        }
      }
      same.clear();
      whole.clear();
    }
  }
}
