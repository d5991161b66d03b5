// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.ui.Icon;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.kordamp.ikonli.feather.Feather;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A thin row: a day between two rules, what there is above, or a line about the contact. */
final class RuleNode extends HBox {
  private final Region left = rule();
  private final Region right = rule();
  private final ProgressIndicator turning = new ProgressIndicator();
  private final Icon icon = Icons.icon(Feather.CIRCLE);
  private final Label text = Nodes.wrapped("");
  private final StampNode stamp = new StampNode();

  RuleNode() {
    setAlignment(Pos.CENTER);
    turning.getStyleClass().add("turning");
    turning.setFocusTraversable(false);
    stamp.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(left, turning, icon, text, right, stamp);
  }

  void show(TimelineRow.Day row) {
    arrange("day-row", row.spoken(), true);
    show(icon, false);
  }

  void show(TimelineRow.Older row) {
    boolean loading = row.state() == TimelineRow.Older.State.LOADING;
    arrange("older-row", row.spoken(), false);
    show(turning, loading);
    show(icon, !loading);
    icon.show(
        switch (row.state()) {
          case MORE, LOADING -> Feather.CHEVRONS_UP;
          case OFFLINE -> Feather.WIFI_OFF;
          case BEGINNING -> Feather.FLAG;
        });
  }

  void show(TimelineRow.Line row) {
    arrange(row.puzzling() ? "puzzling-row" : "line-row", row.text(), false);
    show(icon, row.puzzling());
    icon.show(Feather.HELP_CIRCLE);
    stamp.show(row.stamp());
    show(stamp, true);
  }

  private void arrange(String style, String words, boolean ruled) {
    getStyleClass().setAll("thin-row", style);
    text.setText(words);
    show(left, ruled);
    show(right, ruled);
    show(turning, false);
    show(stamp, false);
  }

  private static Region rule() {
    Region rule = new Region();
    rule.getStyleClass().add("rule");
    HBox.setHgrow(rule, Priority.ALWAYS);
    return rule;
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
