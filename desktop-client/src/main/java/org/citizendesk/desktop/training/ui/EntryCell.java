// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.KnowledgeTexts;
import org.citizendesk.desktop.training.Catalogue;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.article.Standing;
import org.jspecify.annotations.Nullable;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** An article in a list: how it stands on the day, where it holds, and when it is reviewed. */
final class EntryCell extends ListCell<Catalogue.Entry> {
  private final Texts texts = Texts.of(EntryCell.class);
  private final Label title = Nodes.wrapped("", "hit-title");
  private final Label standing = Badges.pill("", Tone.CALM);
  private final Label where = Nodes.label("", "tiny");
  private final Label review = Nodes.wrapped("", "tiny");
  private final VBox card;

  EntryCell(Consumer<Catalogue.Entry> open) {
    HBox line = new HBox(standing, where);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("browse-line");
    card = new VBox(title, line, review);
    card.getStyleClass().addAll("card", "hit-card");
    setPrefWidth(0);
    setOnMouseClicked(
        event -> {
          Catalogue.Entry entry = getItem();
          if (entry != null && !isEmpty()) {
            open.accept(entry);
          }
        });
  }

  @Override
  protected void updateItem(Catalogue.@Nullable Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (entry == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Article article = entry.article();
    title.setText(article.title());
    Badges.repaint(standing, words(entry.standing()), tone(entry.standing()));
    where.setText(
        texts.get(
            "browse.version",
            KnowledgeTexts.place(article.jurisdiction()),
            article.key().version()));
    review.setText(texts.get("browse.review", KnowledgeTexts.day(article.validity().reviewBy())));
    setGraphic(card);
    setAccessibleText(
        String.join(". ", title.getText(), standing.getText(), where.getText(), review.getText()));
  }

  /** A label measures its graphic a little wider than it is laid out, and a line goes missing. */
  @Override
  protected double computePrefHeight(double width) {
    if (getGraphic() == null || width <= 0) {
      return super.computePrefHeight(width);
    }
    double inner = width - snappedLeftInset() - snappedRightInset();
    return snappedTopInset() + card.prefHeight(inner) + snappedBottomInset();
  }

  private String words(Standing now) {
    Period period = now.period();
    return switch (now) {
      case Standing.Future _ -> texts.get("browse.future", KnowledgeTexts.day(period.from()));
      case Standing.InForce _, Standing.ChangedSinceContact _ ->
          texts.get("browse.in-force", KnowledgeTexts.day(period.from()));
      case Standing.Expired _ ->
          texts.get("browse.expired", KnowledgeTexts.day(period.to().minusDays(1)));
      case Standing.NotKnown _ -> texts.get("browse.withdrawn");
    };
  }

  private static Tone tone(Standing now) {
    return switch (now) {
      case Standing.Future _ -> Tone.WARN;
      case Standing.InForce _, Standing.ChangedSinceContact _ -> Tone.GOOD;
      case Standing.Expired _, Standing.NotKnown _ -> Tone.BAD;
    };
  }
}
