// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The one control with which an agent says what they are doing. */
public final class AgentStateControl extends MenuButton {
  private final AgentStateViewModel model;
  private final Texts texts = Texts.of(AgentStateControl.class);
  private final Region dot = new Region();
  private final Label title = Nodes.label("");

  /** Follows the state. */
  public AgentStateControl(AgentStateViewModel model) {
    this.model = model;
    setId("agent-state");
    getStyleClass().addAll(Styles.FLAT, "agent-state");
    getStylesheets().add(Nodes.styleSheet(AgentStateControl.class, "routing.css"));
    setMinWidth(USE_PREF_SIZE);
    setGraphic(graphic());
    addChoices();
    model.status().subscribe(status -> refresh());
  }

  private HBox graphic() {
    dot.getStyleClass().add("state-dot");
    title.setId("agent-state-title");
    Label duration = Nodes.label("", "tiny");
    duration.setId("agent-state-duration");
    duration.textProperty().bind(model.duration());
    HBox box = new HBox(dot, title, duration);
    box.getStyleClass().add("state-graphic");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void addChoices() {
    MenuItem ready = new MenuItem(texts.get("state.ready"));
    ready.setId("agent-state-ready");
    ready.setOnAction(event -> model.ready());
    getItems().addAll(ready, new SeparatorMenuItem());
    for (String reason : model.reasons()) {
      MenuItem item = new MenuItem(reason);
      item.setOnAction(event -> model.notReady(reason));
      getItems().add(item);
    }
  }

  private void refresh() {
    for (Tone tone : Tone.values()) {
      dot.getStyleClass().remove(tone.styleClass());
    }
    dot.getStyleClass().remove("unconfirmed");
    dot.getStyleClass().add(AgentStateTexts.tone(model.status().get().state()).styleClass());
    if (!model.status().get().confirmed()) {
      dot.getStyleClass().add("unconfirmed");
    }
    title.setText(model.title());
    Icons.name(this, model.sentence());
  }
}
