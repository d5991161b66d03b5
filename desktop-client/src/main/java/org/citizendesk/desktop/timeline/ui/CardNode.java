// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Icon;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A call, a note, a quotation or a wrap-up: a chip, a title, some words, and when it was. */
final class CardNode extends HBox {
  private final Consumer<KnowledgeFact.Quoted> openArticle;
  private final StackPane chip = Badges.chip(Feather.PHONE, Tone.CALM);
  private final Label title = Nodes.wrapped("", "strong");
  private final Label text = Nodes.wrapped("");
  private final StampNode stamp = new StampNode();
  private final Texts texts = Texts.of(CardNode.class);
  private final Button open = new Button(texts.get("card.open"));

  /**
   * @param openArticle opens the version of an article that was quoted
   */
  CardNode(Consumer<KnowledgeFact.Quoted> openArticle) {
    this.openArticle = openArticle;
    open.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "card-open");
    open.setFocusTraversable(false);
    getStyleClass().addAll("card", "timeline-card");
    Region spring = Nodes.spring();
    stamp.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(title, spring, stamp);
    head.getStyleClass().add("card-head");
    head.setAlignment(Pos.TOP_LEFT);
    VBox column = new VBox(head, text, open);
    column.getStyleClass().add("card-column");
    column.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(column, Priority.ALWAYS);
    getChildren().addAll(chip, column);
  }

  void show(TimelineRow.Card row) {
    switch (row.kind()) {
      case NOTE -> show(Feather.EDIT_3, Tone.WARN, "note");
      case QUOTE -> show(Feather.BOOK_OPEN, Tone.INFO, "quote");
      case WRAP_UP -> show(Feather.CHECK_CIRCLE, Tone.GOOD, "wrap-up-card");
    }
    show(row.title(), row.text());
    showWhatOpens(row.quoted());
    stamp.show(row.stamp());
  }

  void show(TimelineRow.CallCard row) {
    switch (row.phase()) {
      case RINGING -> show(Feather.PHONE_INCOMING, Tone.INFO, "call");
      case LIVE -> show(Feather.PHONE_CALL, Tone.GOOD, "call");
      case ENDED -> show(Feather.PHONE, Tone.CALM, "call");
      case MISSED -> show(Feather.PHONE_MISSED, Tone.BAD, "call");
    }
    show(row.title(), row.detail());
    showWhatOpens(null);
    stamp.show(row.stamp());
  }

  private void showWhatOpens(KnowledgeFact.@Nullable Quoted quoted) {
    open.setVisible(quoted != null);
    open.setManaged(quoted != null);
    if (quoted != null) {
      open.setAccessibleText(texts.get("card.open.name", quoted.title()));
      open.setOnAction(event -> openArticle.accept(quoted));
    }
  }

  private void show(Feather icon, Tone tone, String style) {
    chip.getStyleClass().setAll("chip", tone.styleClass());
    if (chip.getChildren().getFirst() instanceof Icon font) {
      font.show(icon);
    }
    getStyleClass().setAll("card", "timeline-card", style);
  }

  private void show(String heading, String words) {
    title.setText(heading);
    text.setText(words);
    text.setVisible(!words.isEmpty());
    text.setManaged(!words.isEmpty());
  }
}
