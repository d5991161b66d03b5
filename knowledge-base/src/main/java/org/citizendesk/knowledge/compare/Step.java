// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * One step on the way from one list to another.
 *
 * @param same whether both lists have these; otherwise {@code after} stands in the place of {@code
 *     before}
 */
record Step<T>(boolean same, List<T> before, List<T> after) {
  /** Beyond that, the shortest way would take too long to find: then all of it is replaced. */
  private static final int MOST = 4_000;

  /**
   * Returns a way from one list to the other. All {@code before} joined are the one, all {@code
   * after} joined the other. It is the shortest where the lists differ in a few thousand values.
   */
  static <T> List<Step<T>> between(List<T> before, List<T> after) {
    int shorter = Math.min(before.size(), after.size());
    int start = 0;
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    List<Step<T>> steps = new ArrayList<>();
    keep(steps, before.subList(0, start));
    steps.addAll(
        middle(
            before.subList(start, before.size() - end), after.subList(start, after.size() - end)));
    keep(steps, before.subList(before.size() - end, before.size()));
    return steps;
  }

  private static <T> List<Step<T>> middle(List<T> before, List<T> after) {
    if (before.isEmpty() && after.isEmpty()) {
      return List.of();
    }
    if (before.isEmpty() || after.isEmpty() || before.size() + after.size() > MOST) {
      return List.of(new Step<>(false, before, after));
    }
    List<Step<T>> steps = new ArrayList<>();
    int done = 0;
    for (AbstractDelta<T> delta :
        DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<T>()).getDeltas()) {
      keep(steps, before.subList(done, delta.getSource().getPosition()));
      replace(steps, delta.getSource().getLines(), delta.getTarget().getLines());
      done = delta.getSource().getPosition() + delta.getSource().size();
    }
    keep(steps, before.subList(done, before.size()));
    return steps;
  }

  /** What goes and what comes in its place may be told one after the other; it is one step. */
  private static <T> void replace(List<Step<T>> steps, List<T> gone, List<T> added) {
    if (steps.isEmpty() || steps.getLast().same()) {
      steps.add(new Step<>(false, gone, added));
    } else {
      Step<T> last = steps.removeLast();
      steps.add(new Step<>(false, joined(last.before, gone), joined(last.after, added)));
    }
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static <T> void keep(List<Step<T>> steps, List<T> values) {
    if (!values.isEmpty()) {
      steps.add(new Step<>(true, values, values));
    }
  }
}
