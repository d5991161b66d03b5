// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.knowledge.Confirmation;
import org.citizendesk.desktop.knowledge.Reading;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Section;
import org.kordamp.ikonli.feather.Feather;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Below an article: whether the user has read it, and the button that says so. */
final class ReadingBox extends VBox {
  private final Texts texts = Texts.of(ReadingBox.class);
  private final KnowledgeViewModel articles;
  private final ReadingViewModel model;
  private final Article article;
  private Subscription following = Subscription.EMPTY;

  ReadingBox(Article article, KnowledgeViewModel articles, ReadingViewModel model) {
    this.article = article;
    this.articles = articles;
    this.model = model;
    setId("article-reading");
    getStyleClass().add("article-reading");
    // An article is laid out anew each time it is opened: what is gone must not go on following.
    sceneProperty()
        .subscribe(
            scene -> {
              following.unsubscribe();
              following =
                  scene == null
                      ? Subscription.EMPTY
                      : model.confirmed().subscribe(confirmed -> show());
            });
  }

  private void show() {
    Reading reading = model.of(article);
    getChildren().clear();
    reading.own().ifPresent(own -> say(model.words(own), Tone.GOOD, Feather.CHECK_CIRCLE));
    reading
        .newer()
        .ifPresent(newer -> reading.newest().ifPresent(newest -> outdated(newest, newer)));
    if (reading.own().isEmpty()) {
      if (reading.newer().isEmpty()) {
        reading.newest().ifPresent(it -> say(model.words(it), Tone.INFO, Feather.INFO));
      }
      getChildren().add(confirm());
      getChildren().add(Nodes.wrapped(texts.get("reading.hint"), "tiny"));
    }
  }

  private void outdated(Confirmation newest, Article newer) {
    String since = KnowledgeTexts.day(newer.validity().from());
    VBox box =
        say(
            texts.get("reading.newer", newest.article().version(), newer.key().version(), since),
            Tone.WARN,
            Feather.ALERT_TRIANGLE);
    FlowPane links = new FlowPane(compare(newest, newer));
    links.getStyleClass().add("article-links");
    if (!newer.key().equals(article.key())) {
      links.getChildren().add(open(newer));
    }
    box.getChildren().add(links);
  }

  private Button compare(Confirmation newest, Article newer) {
    Button compare = new Button(texts.get("standing.show-changes"), Icons.icon(Feather.COLUMNS));
    compare.setId("reading-show-changes");
    compare.getStyleClass().add(Styles.SMALL);
    compare.setOnAction(event -> articles.comparison().compare(newest.article(), newer.key()));
    return compare;
  }

  private Button open(Article newer) {
    Button open = new Button(texts.get("reading.open", newer.key().version()));
    open.getStyleClass().add(Styles.SMALL);
    open.setOnAction(event -> articles.open(newer.key(), Section.INTRODUCTION));
    return open;
  }

  private Button confirm() {
    Button confirm =
        new Button(
            texts.get("reading.confirm", article.key().version()), Icons.icon(Feather.CHECK));
    confirm.setId("article-confirm");
    confirm.setOnAction(event -> model.confirm(article));
    return confirm;
  }

  private VBox say(String text, Tone tone, Feather icon) {
    Label line = Nodes.wrapped(text, "article-standing-line");
    line.setGraphic(Icons.icon(icon));
    VBox box = new VBox(line);
    box.getStyleClass().addAll("article-standing", tone.styleClass());
    getChildren().add(box);
    return box;
  }
}
