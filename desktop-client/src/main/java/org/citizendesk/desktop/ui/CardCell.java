// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.jspecify.annotations.Nullable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

/** A cell that shows its item as a card, as wide as the list and as high as its words need. */
public abstract class CardCell<T> extends ListCell<T> {
  private final VBox card = new VBox();

  /** Makes an empty card. */
  protected CardCell() {
    card.getStyleClass().addAll("card", "hit-card");
  }

  /** Lays the parts of the card out from the top; for the constructor. */
  protected final void layOut(Node... parts) {
    setPrefWidth(0);
    card.getChildren().setAll(parts);
  }

  /** Says what a click on the card does with its item. */
  protected final void whenClicked(Consumer<T> then) {
    setOnMouseClicked(
        event -> {
          T item = getItem();
          if (item != null && !isEmpty()) {
            then.accept(item);
          }
        });
  }

  /**
   * Puts an item into the parts of the card.
   *
   * @return what a screen reader says
   */
  protected abstract String show(T item);

  @Override
  protected final void updateItem(@Nullable T item, boolean empty) {
    super.updateItem(item, empty);
    if (item == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
    } else {
      setAccessibleText(show(item));
      setGraphic(card);
    }
  }

  /** A label measures its graphic a little wider than it is laid out, and a line goes missing. */
  @Override
  protected final double computePrefHeight(double width) {
    if (getGraphic() == null || width <= 0) {
      return super.computePrefHeight(width);
    }
    double inner = width - snappedLeftInset() - snappedRightInset();
    return snappedTopInset() + card.prefHeight(inner) + snappedBottomInset();
  }
}
