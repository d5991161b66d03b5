// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Stamp;
import org.citizendesk.desktop.ui.Icon;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.kordamp.ikonli.feather.Feather;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** When something happened, and how far it has come if it was written here. */
final class StampNode extends HBox {
  private static final PseudoClass REJECTED = PseudoClass.getPseudoClass("rejected");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

  private final Label author = Nodes.label("", "tiny", "stamp-author");
  private final Label time = Nodes.label("", "tiny");
  private final Icon icon = Icons.icon(Feather.CHECK);
  private final Label words = Nodes.wrapped("", "tiny", "stamp-words");

  StampNode() {
    getStyleClass().add("stamp");
    setAlignment(Pos.CENTER_LEFT);
    time.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(author, time, icon, words);
  }

  /** Shows a stamp. */
  void show(Stamp stamp) {
    show("", stamp);
  }

  /** Shows who it was, and a stamp. */
  void show(String who, Stamp stamp) {
    author.setText(who);
    set(author, !who.isEmpty());
    time.setText(stamp.time());
    words.setText(stamp.words());
    set(icon, stamp.tells());
    set(words, stamp.tells());
    icon.show(icon(stamp.delivery()));
    pseudoClassStateChanged(REJECTED, stamp.delivery() == Delivery.REJECTED);
    pseudoClassStateChanged(
        WAITING, stamp.delivery() == Delivery.SAVED_HERE || stamp.delivery() == Delivery.SENT);
  }

  private static Feather icon(Delivery delivery) {
    return switch (delivery) {
      case SAVED_HERE -> Feather.HARD_DRIVE;
      case SENT -> Feather.ARROW_UP;
      case ACCEPTED -> Feather.CHECK;
      case REJECTED -> Feather.ALERT_CIRCLE;
    };
  }

  private static void set(javafx.scene.Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
