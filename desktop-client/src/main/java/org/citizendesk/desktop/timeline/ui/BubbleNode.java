// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.attachment.ui.AttachmentChips;
import org.citizendesk.desktop.attachment.ui.AttachmentViewModel;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Nodes;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Something said in a chat: the citizen on the left, the agency on the right. */
final class BubbleNode extends HBox {
  private final StackPane picture = new StackPane();
  private final Label text = Nodes.wrapped("", "bubble");
  private final StampNode stamp = new StampNode();
  private final AttachmentChips attachments;
  private final VBox column = new VBox();
  private String pictured = "";

  BubbleNode(AttachmentViewModel files) {
    attachments = new AttachmentChips(files);
    attachments.setFillWidth(false);
    column.getChildren().addAll(text, attachments, stamp);
    getStyleClass().add("bubble-row");
    column.getStyleClass().add("bubble-column");
    column.setFillWidth(false);
    HBox.setHgrow(column, Priority.ALWAYS);
    picture.setMinWidth(USE_PREF_SIZE);
    picture.setAlignment(Pos.TOP_CENTER);
    getChildren().addAll(picture, column);
  }

  void show(TimelineRow.Bubble row) {
    text.setText(row.text());
    text.setVisible(!row.text().isEmpty());
    text.setManaged(!row.text().isEmpty());
    attachments.show(row.attachments());
    attachments.setAlignment(row.incoming() ? Pos.TOP_LEFT : Pos.TOP_RIGHT);
    stamp.show(row.author(), row.stamp());
    column.setAlignment(row.incoming() ? Pos.TOP_LEFT : Pos.TOP_RIGHT);
    stamp.setAlignment(row.incoming() ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
    text.getStyleClass().setAll("label", "bubble", row.incoming() ? "in" : "out");
    picture.setVisible(row.incoming());
    picture.setManaged(row.incoming());
    if (row.incoming() && !row.author().equals(pictured)) {
      pictured = row.author();
      picture.getChildren().setAll(Badges.avatar(pictured));
    }
  }
}
