// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.Channel;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The one control with which an agent says what they are doing, what comes next, and for whom. */
public final class AgentStateControl extends MenuButton {
  private final AgentStateViewModel model;
  private final Texts texts = Texts.of(AgentStateControl.class);
  private final Region dot = new Region();
  private final Label title = Nodes.label("");
  private final Label besides = Nodes.label("", "tiny", "state-besides");

  /** Follows the state. */
  public AgentStateControl(AgentStateViewModel model) {
    this.model = model;
    setId("agent-state");
    getStyleClass().addAll(Styles.FLAT, "agent-state");
    getStylesheets().add(Nodes.styleSheet(AgentStateControl.class, "routing.css"));
    setMinWidth(USE_PREF_SIZE);
    setGraphic(graphic());
    setOnHidden(event -> addChoices());
    model.status().subscribe(status -> refresh());
    // The reasons may have changed since.
    setOnShowing(event -> addChoices());
  }

  private HBox graphic() {
    dot.getStyleClass().add("state-dot");
    title.setId("agent-state-title");
    besides.setId("agent-state-besides");
    besides.managedProperty().bind(besides.textProperty().isNotEmpty());
    besides.visibleProperty().bind(besides.managedProperty());
    Label duration = Nodes.label("", "tiny");
    duration.setId("agent-state-duration");
    duration.textProperty().bind(model.duration());
    HBox box = new HBox(dot, title, besides, duration);
    box.getStyleClass().add("state-graphic");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void addChoices() {
    List<MenuItem> items = new ArrayList<>();
    items.add(item("agent-state-ready", texts.get("state.ready"), model::ready));
    Choice next = model.status().get().next();
    if (next != null) {
      String cancel = texts.get("state.cancel-next", AgentStateTexts.title(next));
      items.add(item("agent-state-cancel-next", cancel, model::cancelNext));
    }
    items.add(new SeparatorMenuItem());
    for (String reason : model.reasons()) {
      items.add(item("", model.offer(reason), () -> model.notReady(reason)));
    }
    items.add(new SeparatorMenuItem());
    items.add(channel("agent-state-calls", texts.get("state.take-calls"), Channel.VOICE));
    items.add(channel("agent-state-chats", texts.get("state.take-chats"), Channel.CHAT));
    items.add(channel("agent-state-mail", texts.get("state.take-mail"), Channel.EMAIL));
    getItems().setAll(items);
  }

  private static MenuItem item(String id, String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    if (!id.isEmpty()) {
      item.setId(id);
    }
    // A reason with an underscore is not a key.
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  private MenuItem channel(String id, String text, Channel channel) {
    CheckMenuItem item = new CheckMenuItem(text);
    item.setId(id);
    item.setSelected(model.takes(channel));
    item.setOnAction(event -> model.take(channel, item.isSelected()));
    return item;
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
    besides.setText(model.besides());
    Icons.name(this, model.sentence());
    // What is open under the pointer must not move.
    if (!isShowing()) {
      addChoices();
    }
  }
}
