// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.junit.jupiter.api.Test;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Only what differs between equal ends is touched. */
class RowSpliceTest {
  @Test
  void turnsAnyListIntoAnyOther() {
    List<List<Integer>> lists =
        List.of(
            List.of(),
            List.of(1),
            List.of(1, 2, 3),
            List.of(0, 1, 2, 3),
            List.of(1, 2, 3, 4),
            List.of(1, 9, 3),
            List.of(1, 3),
            List.of(1, 1, 1),
            List.of(1, 1));

    for (List<Integer> from : lists) {
      for (List<Integer> to : lists) {
        ObservableList<Integer> shown = FXCollections.observableArrayList(from);
        RowSplice.apply(shown, to);
        assertEquals(to, shown, from + " to " + to);
      }
    }
  }

  @Test
  void touchesNothingIfNothingChanged() {
    assertEquals(0, touched(List.of(1, 2, 3), List.of(1, 2, 3)));
  }

  @Test
  void addsAboveAndBelowWithoutTouchingTheRest() {
    assertEquals(2, touched(List.of(1, 2, 3), List.of(8, 9, 1, 2, 3)));
    assertEquals(1, touched(List.of(1, 2, 3), List.of(1, 2, 3, 4)));
    assertEquals(1, touched(List.of(1, 2, 3), List.of(1, 7, 3)));
  }

  private static int touched(List<Integer> from, List<Integer> to) {
    ObservableList<Integer> shown = FXCollections.observableArrayList(from);
    AtomicInteger touched = new AtomicInteger();
    shown.addListener(
        (ListChangeListener<Integer>)
            change -> {
              while (change.next()) {
                touched.addAndGet(Math.max(change.getAddedSize(), change.getRemovedSize()));
              }
            });
    RowSplice.apply(shown, to);
    return touched.get();
  }
}
