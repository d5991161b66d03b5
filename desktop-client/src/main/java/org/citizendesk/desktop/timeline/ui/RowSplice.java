// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import java.util.List;
import javafx.collections.ObservableList;

/** Turns one list into another by touching only what differs between equal ends. */
final class RowSplice {
  private RowSplice() {}

  static <T> void apply(ObservableList<T> shown, List<T> next) {
    int head = 0;
    int shorter = Math.min(shown.size(), next.size());
    while (head < shorter && shown.get(head).equals(next.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && shown.get(shown.size() - 1 - tail).equals(next.get(next.size() - 1 - tail))) {
      tail++;
    }
    int gone = shown.size() - head - tail;
    List<T> come = next.subList(head, next.size() - tail);
    int both = Math.min(gone, come.size());
    for (int i = 0; i < both; i++) {
      shown.set(head + i, come.get(i));
    }
    if (gone > both) {
      shown.remove(head + both, head + gone);
    } else if (come.size() > both) {
      shown.addAll(head + both, come.subList(both, come.size()));
    }
  }
}
