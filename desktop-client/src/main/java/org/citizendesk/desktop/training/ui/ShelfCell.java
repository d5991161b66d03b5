// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.KnowledgeTexts;
import org.citizendesk.desktop.training.ui.BrowseViewModel.Shelf;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.jspecify.annotations.Nullable;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;

/** A program or a place with the number of its articles. */
final class ShelfCell extends TreeCell<Shelf> {
  private final BrowseViewModel model;
  private final Texts texts = Texts.of(ShelfCell.class);
  private final Label name = new Label();
  private final Label count = Nodes.label("", "tiny");
  private final HBox box = new HBox(name, Nodes.spring(), count);

  ShelfCell(BrowseViewModel model) {
    this.model = model;
    box.setAlignment(Pos.CENTER_LEFT);
    count.setMinWidth(USE_PREF_SIZE);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Shelf shelf, boolean empty) {
    super.updateItem(shelf, empty);
    if (shelf == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    int articles = model.catalogue().get().entries(shelf.program(), shelf.place()).size();
    name.setText(
        shelf
            .place()
            .map(KnowledgeTexts::place)
            .orElseGet(() -> KnowledgeTexts.program(shelf.program())));
    count.setText(texts.get("browse.count", articles));
    setGraphic(box);
    setAccessibleText(name.getText() + ", " + count.getText());
  }
}
