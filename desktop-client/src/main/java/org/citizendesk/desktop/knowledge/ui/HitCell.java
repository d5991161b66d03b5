// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.search.Excerpt;
import org.citizendesk.knowledge.search.SearchHit;
import org.jspecify.annotations.Nullable;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One article that was found, with the words that were looked for marked in its best sentence. */
final class HitCell extends ListCell<SearchHit> {
  private final Label where = Nodes.label("", "tiny");
  private final Label title = Nodes.wrapped("", "hit-title");
  private final TextFlow excerpt = new TextFlow();
  private final VBox card = new VBox(where, title, excerpt);

  HitCell(Consumer<SearchHit> open) {
    card.getStyleClass().addAll("card", "hit-card");
    excerpt.getStyleClass().add("hit-excerpt");
    setPrefWidth(0);
    setOnMouseClicked(
        event -> {
          SearchHit hit = getItem();
          if (hit != null && !isEmpty()) {
            open.accept(hit);
          }
        });
  }

  @Override
  protected void updateItem(@Nullable SearchHit hit, boolean empty) {
    super.updateItem(hit, empty);
    if (hit == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
    } else {
      where.setText(path(hit));
      title.setText(hit.title());
      mark(hit.excerpt());
      setGraphic(card);
      setAccessibleText(hit.title() + ". " + path(hit) + ". " + hit.excerpt().text());
    }
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

  private static String path(SearchHit hit) {
    String program = KnowledgeTexts.program(hit.program());
    if (!hit.jurisdiction().equals(Jurisdiction.US)) {
      program = KnowledgeTexts.place(hit.jurisdiction()) + " / " + program;
    }
    return hit.heading().isEmpty() ? program : program + " / " + hit.heading();
  }

  private void mark(Excerpt text) {
    excerpt.getChildren().clear();
    int at = 0;
    for (Excerpt.Mark mark : text.marks()) {
      plain(text.text().substring(at, mark.start()));
      excerpt
          .getChildren()
          .add(Nodes.label(text.text().substring(mark.start(), mark.end()), "hit"));
      at = mark.end();
    }
    plain(text.text().substring(at));
  }

  private void plain(String words) {
    if (!words.isEmpty()) {
      Text text = new Text(words);
      text.getStyleClass().add("words");
      excerpt.getChildren().add(text);
    }
  }
}
