// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

import java.util.ArrayList;
import java.util.List;

/** Lays the lines of two versions side by side: equal ones, then those that are most alike. */
final class Alignment {
  /** Lines that have less in common are two lines, one gone and one new. */
  private static final double ALIKE = 0.35;

  /** Beyond so many pairs of lines to weigh, none of them are laid side by side. */
  private static final int MOST_PAIRS = 40_000;

  private final List<Line> before;
  private final List<Line> after;

  /** The likeness of the best way to lay out all lines from here on. */
  private final double[][] best;

  private final double[][] likeness;

  private Alignment(List<Line> before, List<Line> after) {
    this.before = before;
    this.after = after;
    this.best = new double[before.size() + 1][after.size() + 1];
    this.likeness = new double[before.size()][after.size()];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        double alike = before.get(i).likeness(after.get(j));
        likeness[i][j] = alike < ALIKE ? 0 : alike;
        double paired = likeness[i][j] == 0 ? 0 : likeness[i][j] + best[i + 1][j + 1];
        best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
  }

  /** Returns rows that hold all lines of both, each side in its order. */
  static List<Row> of(List<Line> before, List<Line> after) {
    List<Row> rows = new ArrayList<>();
    for (Step<Line> step : Step.between(before, after)) {
      if (step.same()) {
        step.before().forEach(line -> rows.add(Row.of(line, line)));
      } else {
        rows.addAll(replaced(step.before(), step.after()));
      }
    }
    return rows;
  }

  private static List<Row> replaced(List<Line> before, List<Line> after) {
    if ((long) before.size() * after.size() <= MOST_PAIRS) {
      return new Alignment(before, after).rows();
    }
    List<Row> rows = new ArrayList<>();
    before.forEach(line -> rows.add(Row.gone(line)));
    after.forEach(line -> rows.add(Row.added(line)));
    return rows;
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i == before.size()) {
        rows.add(Row.added(after.get(j++)));
      } else if (j == after.size()) {
        rows.add(Row.gone(before.get(i++)));
      } else if (likeness[i][j] > 0 && best[i][j] == likeness[i][j] + best[i + 1][j + 1]) {
        rows.add(Row.of(before.get(i++), after.get(j++)));
      } else if (best[i][j] == best[i + 1][j]) {
        rows.add(Row.gone(before.get(i++)));
      } else {
        rows.add(Row.added(after.get(j++)));
      }
    }
    return rows;
  }
}
