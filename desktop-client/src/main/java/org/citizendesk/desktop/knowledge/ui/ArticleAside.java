// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Section;
import org.kordamp.ikonli.feather.Feather;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands beside an article: what to ask, what is needed, and its other versions. */
public final class ArticleAside extends ScrollPane {
  private static final Texts TEXTS = Texts.of(ArticleAside.class);

  /** Follows the opened article. */
  public ArticleAside(KnowledgeViewModel model) {
    VBox cards = new VBox();
    setId("article-aside");
    setAccessibleText(TEXTS.get("aside.name"));
    getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "article-scroll");
    getStylesheets().add(Nodes.styleSheet(ArticleAside.class, "knowledge.css"));
    cards.getStyleClass().add("article-aside");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setContent(cards);
    model
        .opened()
        .subscribe(
            opened ->
                cards
                    .getChildren()
                    .setAll(opened.map(page -> cards(page, model)).orElse(List.of())));
  }

  /** Returns one card for each kind of thing that the article has. */
  static List<Node> cards(OpenArticle page, KnowledgeViewModel model) {
    Article article = page.article();
    List<Node> cards = new ArrayList<>();
    add(cards, TEXTS.get("aside.questions"), Feather.HELP_CIRCLE, article.questions());
    add(cards, TEXTS.get("aside.documents"), Feather.FILE_TEXT, article.documents());
    add(cards, TEXTS.get("aside.citizen-words"), Feather.MESSAGE_CIRCLE, article.citizenWords());
    if (page.versions().size() > 1) {
      cards.add(versions(page, model));
    }
    return cards;
  }

  private static void add(List<Node> cards, String title, Feather icon, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    VBox card = card(title, icon);
    for (String line : lines) {
      var mark = Nodes.label("•", "article-mark");
      mark.setMinWidth(Region.USE_PREF_SIZE);
      card.getChildren().add(new HBox(mark, Nodes.wrapped(line)));
    }
    cards.add(card);
  }

  private static VBox versions(OpenArticle page, KnowledgeViewModel model) {
    VBox card = card(TEXTS.get("aside.versions"), Feather.GIT_COMMIT);
    for (Article version : page.versions()) {
      Button open =
          new Button(
              TEXTS.get(
                  "aside.version",
                  version.key().version(),
                  KnowledgeTexts.day(version.validity().from())));
      open.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "article-version");
      open.setDisable(version.key().equals(page.article().key()));
      open.setOnAction(event -> model.open(version.key(), Section.INTRODUCTION));
      card.getChildren().add(open);
    }
    Button compare = new Button(TEXTS.get("article.compare"), Icons.icon(Feather.COLUMNS));
    compare.setId("article-compare");
    compare.getStyleClass().add(Styles.SMALL);
    compare.setOnAction(event -> model.comparison().compare(page.article()));
    card.getChildren().add(compare);
    return card;
  }

  private static VBox card(String title, Feather icon) {
    HBox head = new HBox(Icons.icon(icon), Nodes.label(title, "strong"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("article-card-head");
    VBox card = new VBox(head);
    card.getStyleClass().addAll("card", "article-card");
    return card;
  }
}
