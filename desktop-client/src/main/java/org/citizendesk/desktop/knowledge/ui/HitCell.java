// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.CardCell;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.search.Excerpt;
import org.citizendesk.knowledge.search.SearchHit;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One article that was found, with the words that were looked for marked in its best sentence. */
final class HitCell extends CardCell<SearchHit> {
  private final Label where = Nodes.label("", "tiny");
  private final Label title = Nodes.wrapped("", "hit-title");
  private final TextFlow excerpt = new TextFlow();

  HitCell(Consumer<SearchHit> open) {
    layOut(where, title, excerpt);
    excerpt.getStyleClass().add("hit-excerpt");
    whenClicked(open);
  }

  @Override
  protected String show(SearchHit hit) {
    where.setText(path(hit));
    title.setText(hit.title());
    mark(hit.excerpt());
    return hit.title() + ". " + path(hit) + ". " + hit.excerpt().text();
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
