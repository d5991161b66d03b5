// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Receiver;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** One queue or colleague to hand a contact on to. */
final class ReceiverCell extends ListCell<Receiver> {
  private final Texts texts = Texts.of(ReceiverCell.class);

  ReceiverCell() {
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Receiver one, boolean empty) {
    super.updateItem(one, empty);
    if (empty || one == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    String kind =
        switch (one.kind()) {
          case QUEUE -> texts.get("transfer.queue");
          case AGENT -> one.team().isEmpty() ? texts.get("transfer.agent") : one.team();
        };
    Feather icon = one.kind() == Receiver.Kind.QUEUE ? Feather.INBOX : Feather.USER;
    StackPane sign = new StackPane(Icons.icon(icon));
    sign.getStyleClass().add("receiver-icon");
    HBox row = new HBox(sign, Nodes.label(one.name()), Nodes.spring(), Nodes.label(kind, "tiny"));
    row.getStyleClass().add("outcome-row");
    row.setAlignment(Pos.CENTER_LEFT);
    setGraphic(row);
    setAccessibleText(texts.get("transfer.receiver.name", one.name(), kind));
  }
}
