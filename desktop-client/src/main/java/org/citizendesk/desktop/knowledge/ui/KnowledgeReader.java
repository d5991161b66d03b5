// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** An opened article with what stands beside it, or two versions of it, on most of a screen. */
public final class KnowledgeReader extends StackPane {
  private static final double ASIDE_WIDTH = 320;

  /** Follows the opened article. */
  public KnowledgeReader(KnowledgeViewModel model) {
    Texts texts = Texts.of(KnowledgeReader.class);
    BooleanBinding reading =
        Bindings.createBooleanBinding(() -> model.opened().get().isPresent(), model.opened());
    ArticleAside aside = new ArticleAside(model);
    aside.setMinWidth(ASIDE_WIDTH);
    aside.setPrefWidth(ASIDE_WIDTH);
    BorderPane page = new BorderPane(new ArticleView(model, false));
    page.setRight(aside);
    page.getStyleClass().addAll("pane", "knowledge-page");
    Node nothing =
        Nodes.empty(Feather.BOOK_OPEN, texts.get("not-opened.title"), texts.get("not-opened.hint"));
    BooleanBinding comparing = KnowledgePane.comparing(model);
    StackPane article = new StackPane(Nodes.unless(reading, nothing), Nodes.when(reading, page));
    getStylesheets().add(Nodes.styleSheet(KnowledgeReader.class, "knowledge.css"));
    getChildren()
        .addAll(
            Nodes.unless(comparing, article),
            Nodes.when(comparing, new CompareView(model.comparison())));
  }
}
