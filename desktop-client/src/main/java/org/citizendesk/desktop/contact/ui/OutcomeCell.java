// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.protocol.book.Choice;
import org.jspecify.annotations.Nullable;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

/** One outcome, with the digit that chooses it if there is one. */
final class OutcomeCell extends ListCell<Choice> {
  private static final int DIGITS = 9;

  private final Label digit = Nodes.label("", "kbd");
  private final Label name = Nodes.label("");
  private final HBox row = new HBox(digit, name);

  OutcomeCell() {
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("outcome-row");
    digit.setMinWidth(USE_PREF_SIZE);
  }

  @Override
  protected void updateItem(@Nullable Choice outcome, boolean empty) {
    super.updateItem(outcome, empty);
    if (empty || outcome == null) {
      setGraphic(null);
      setAccessibleText(null);
    } else {
      digit.setText(Integer.toString(getIndex() + 1));
      digit.setVisible(getIndex() < DIGITS);
      name.setText(outcome.name());
      setGraphic(row);
      setAccessibleText(outcome.name());
    }
  }
}
