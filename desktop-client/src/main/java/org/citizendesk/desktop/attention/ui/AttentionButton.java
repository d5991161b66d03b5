// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attention.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A button that is there only while something needs attention, and opens the list. */
public final class AttentionButton extends Button {
  private static final double VIEWPORT = 380;

  private final AttentionViewModel model;
  private final Texts texts = Texts.of(AttentionButton.class);
  private final Label count = Badges.pill("", Tone.BAD);
  private final VBox cards = new VBox();
  private final PopOver popOver;

  /** Follows what needs attention. */
  public AttentionButton(AttentionViewModel model) {
    this.model = model;
    this.popOver = new PopOver(list());
    HBox graphic = new HBox(Icons.icon(Feather.ALERT_TRIANGLE), count);
    graphic.getStyleClass().add("attention-graphic");
    graphic.setAlignment(Pos.CENTER);
    setId("attention");
    setGraphic(graphic);
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().addAll(Styles.FLAT, "attention-button");
    getStylesheets().add(Nodes.styleSheet(AttentionButton.class, "attention.css"));
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    setOnAction(event -> toggle());
    Nodes.unless(
        Bindings.createBooleanBinding(() -> model.rows().get().isEmpty(), model.rows()), this);
    model.rows().subscribe(this::show);
  }

  private ScrollPane list() {
    cards.setId("attention-list");
    cards.getStyleClass().add("attention-list");
    ScrollPane scroll = new ScrollPane(cards);
    scroll.setFitToWidth(true);
    scroll.setPrefViewportHeight(VIEWPORT);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("attention-scroll");
    // Once more here: a pop-up does not take over the sheets of the node it belongs to.
    scroll.getStylesheets().add(Nodes.styleSheet(AttentionButton.class, "attention.css"));
    return scroll;
  }

  private void toggle() {
    if (popOver.isShowing()) {
      popOver.hide();
    } else {
      popOver.show(this);
    }
  }

  private void show(List<AttentionViewModel.Row> rows) {
    count.setText(Integer.toString(rows.size()));
    Icons.name(this, texts.get("button.name", rows.size()));
    cards.getChildren().setAll(rows.stream().map(this::card).toList());
    if (rows.isEmpty()) {
      popOver.hide();
    }
  }

  private VBox card(AttentionViewModel.Row row) {
    HBox head =
        new HBox(
            Nodes.label(row.title(), "strong"), Nodes.spring(), Nodes.label(row.time(), "muted"));
    head.setAlignment(Pos.BASELINE_LEFT);
    Label content = Nodes.wrapped(row.content(), "attention-content");
    content.setVisible(!row.content().isEmpty());
    content.setManaged(!row.content().isEmpty());
    Button copy = new Button(texts.get("button.copy"));
    copy.setOnAction(event -> copy(row.text()));
    Button dismiss = new Button(texts.get("button.dismiss"));
    dismiss.getStyleClass().add("attention-dismiss");
    dismiss.setOnAction(event -> model.dismiss(row));
    HBox buttons = new HBox(Nodes.spring(), copy, dismiss);
    buttons.getStyleClass().add("attention-buttons");
    VBox card = new VBox(head, content, Nodes.wrapped(row.why(), "problem"), buttons);
    card.getStyleClass().add("attention-card");
    return card;
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
