// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.KnowledgeTexts;
import org.citizendesk.desktop.training.Catalogue;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.CardCell;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.article.Standing;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** An article in a list: how it stands on the day, where it holds, and when it is reviewed. */
final class EntryCell extends CardCell<Catalogue.Entry> {
  private final Texts texts = Texts.of(EntryCell.class);
  private final Label title = Nodes.wrapped("", "hit-title");
  private final Label standing = Badges.pill("", Tone.CALM);
  private final Label where = Nodes.label("", "tiny");
  private final Label review = Nodes.wrapped("", "tiny");

  EntryCell(Consumer<Catalogue.Entry> open) {
    HBox line = new HBox(standing, where);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("browse-line");
    layOut(title, line, review);
    whenClicked(open);
  }

  @Override
  protected String show(Catalogue.Entry entry) {
    Article article = entry.article();
    title.setText(article.title());
    Badges.repaint(standing, words(entry.standing()), tone(entry.standing()));
    where.setText(
        texts.get(
            "browse.version",
            KnowledgeTexts.place(article.jurisdiction()),
            article.key().version()));
    review.setText(texts.get("browse.review", KnowledgeTexts.day(article.validity().reviewBy())));
    return String.join(
        ". ", title.getText(), standing.getText(), where.getText(), review.getText());
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
