// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/** Where the reader is in the list, to be found again after rows came or went around them. */
final class ScrollAnchor {
  private static final double NEARLY = 2;

  private final ListView<TimelineRow> list;
  private final List<Place> places;
  private final boolean atEnd;

  private record Place(String key, double top) {}

  private ScrollAnchor(ListView<TimelineRow> list, List<Place> places, boolean atEnd) {
    this.list = list;
    this.places = places;
    this.atEnd = atEnd;
  }

  /** Notes where the reader is; at the end if nothing was painted yet. */
  static ScrollAnchor of(ListView<TimelineRow> list) {
    Optional<VirtualFlow<?>> flow = flow(list);
    if (flow.isEmpty() || list.getItems().isEmpty()) {
      return new ScrollAnchor(list, List.of(), true);
    }
    List<Place> places = new ArrayList<>();
    IndexedCell<?> first = flow.get().getFirstVisibleCell();
    IndexedCell<?> last = flow.get().getLastVisibleCell();
    if (first != null && last != null) {
      for (int i = first.getIndex(); i <= last.getIndex(); i++) {
        IndexedCell<?> cell = flow.get().getVisibleCell(i);
        if (cell instanceof ListCell<?> row && row.getItem() instanceof TimelineRow item) {
          // What stands at the very top moves away from what is read below it.
          if (!(item instanceof TimelineRow.Older) && !(item instanceof TimelineRow.Day)) {
            places.add(new Place(item.key(), cell.getLayoutY()));
          }
        }
      }
    }
    return new ScrollAnchor(list, places, isAtEnd(list, flow.get(), last));
  }

  private static boolean isAtEnd(
      ListView<TimelineRow> list, VirtualFlow<?> flow, @Nullable IndexedCell<?> last) {
    return last == null
        || (last.getIndex() >= list.getItems().size() - 1
            && last.getLayoutY() + last.getHeight() <= flow.getViewportLength() + NEARLY);
  }

  /** Returns the part of a list that holds and moves its cells; empty before it is painted. */
  static Optional<VirtualFlow<?>> flow(ListView<?> list) {
    return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        ? Optional.of(flow)
        : Optional.empty();
  }

  /** Returns the place of the topmost row that can be seen; a large one if none can. */
  static int firstIndex(ListView<?> list) {
    return flow(list)
        .map(VirtualFlow::getFirstVisibleCell)
        .map(cell -> cell.getIndex())
        .orElse(Integer.MAX_VALUE);
  }

  /** Returns whether the reader saw the end of the list. */
  boolean atEnd() {
    return atEnd;
  }

  /** Brings the reader back to where they were; if they were at the end, to the end. */
  void restore() {
    if (list.getItems().isEmpty()) {
      return;
    }
    if (atEnd) {
      toEnd(list);
    } else {
      places.stream().filter(place -> index(place) >= 0).findFirst().ifPresent(this::restore);
    }
  }

  private void restore(Place place) {
    int index = index(place);
    flow(list)
        .ifPresent(
            flow -> {
              list.layout();
              flow.scrollToTop(index);
              list.layout();
              flow.scrollPixels(-place.top());
              list.layout();
              correct(flow, index, place.top());
            });
  }

  /** The first step works with guessed heights of what was never painted; the second does not. */
  private static void correct(VirtualFlow<?> flow, int index, double top) {
    IndexedCell<?> cell = flow.getVisibleCell(index);
    if (cell != null && Math.abs(cell.getLayoutY() - top) > NEARLY) {
      flow.scrollPixels(cell.getLayoutY() - top);
    }
  }

  static void toEnd(ListView<TimelineRow> list) {
    int last = list.getItems().size() - 1;
    list.layout();
    list.scrollTo(last);
    list.layout();
    flow(list).ifPresent(flow -> flow.scrollPixels(Integer.MAX_VALUE / 4.0));
  }

  private int index(Place place) {
    List<TimelineRow> rows = list.getItems();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).key().equals(place.key())) {
        return i;
      }
    }
    return -1;
  }
}
