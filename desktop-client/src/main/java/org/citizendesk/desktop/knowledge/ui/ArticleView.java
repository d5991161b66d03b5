// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Audience;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.knowledge.article.Section;
import org.kordamp.ikonli.feather.Feather;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One article, opened at a section, with what can be done with each section. */
public final class ArticleView extends ScrollPane {
  private final KnowledgeViewModel model;
  private final boolean withAside;
  private final Texts texts = Texts.of(ArticleView.class);
  private final BlockNodes blocks;
  private final VBox content = new VBox();
  private final Map<String, Node> sections = new HashMap<>();
  private Optional<FlagBox> flagBox = Optional.empty();

  /**
   * @param withAside whether questions, documents and versions follow the text; false if an {@link
   *     ArticleAside} stands beside it
   */
  public ArticleView(KnowledgeViewModel model, boolean withAside) {
    this.model = model;
    this.withAside = withAside;
    this.blocks = new BlockNodes(model::follow);
    setId("article");
    setAccessibleText(texts.get("article.name"));
    getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "article-scroll");
    getStylesheets().add(Nodes.styleSheet(ArticleView.class, "knowledge.css"));
    content.getStyleClass().add("article");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setContent(content);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    model.opened().subscribe(opened -> opened.ifPresent(this::show));
  }

  private void show(OpenArticle page) {
    Article article = page.article();
    sections.clear();
    content.getChildren().setAll(title(article), pills(article), new ArticleBanner(page, model));
    if (article.sections().size() > 2) {
      content.getChildren().add(anchors(article));
    }
    article.sections().forEach(section -> content.getChildren().add(section(section)));
    content.getChildren().add(citations(article));
    model.reading().ifPresent(it -> content.getChildren().add(new ReadingBox(article, model, it)));
    flagBox.ifPresent(FlagBox::leave);
    flagBox = model.flags().map(flags -> new FlagBox(page, flags));
    flagBox.ifPresent(content.getChildren()::add);
    if (withAside) {
      content.getChildren().addAll(ArticleAside.cards(page, model));
    }
    setVvalue(0);
    goTo(page.anchor());
  }

  private static Label title(Article article) {
    Label title = Nodes.wrapped(article.title(), "title");
    title.setId("article-title");
    return title;
  }

  private FlowPane pills(Article article) {
    FlowPane pills =
        new FlowPane(
            Badges.pill(KnowledgeTexts.program(article.program()), Tone.INFO),
            Badges.pill(KnowledgeTexts.place(article.jurisdiction()), Tone.CALM),
            Badges.pill(texts.get("article.version", article.key().version()), Tone.CALM));
    if (article.state().audience() != Audience.PUBLIC) {
      String audience =
          article.state().audience() == Audience.INTERNAL ? "article.internal" : "article.partner";
      pills.getChildren().add(Badges.pill(texts.get(audience), Tone.WARN));
    }
    switch (article.state().confidence()) {
      case WIP -> pills.getChildren().add(Badges.pill(texts.get("article.wip"), Tone.BAD));
      case NOT_VALIDATED ->
          pills.getChildren().add(Badges.pill(texts.get("article.not-validated"), Tone.CALM));
      case ARCHIVED ->
          pills.getChildren().add(Badges.pill(texts.get("article.archived"), Tone.BAD));
      case VALIDATED -> {}
    }
    pills.getStyleClass().add("article-pills");
    return pills;
  }

  private FlowPane anchors(Article article) {
    FlowPane anchors = new FlowPane();
    anchors.getStyleClass().add("article-anchors");
    for (Section section : article.sections()) {
      if (!section.heading().isEmpty()) {
        Button anchor = new Button(section.heading());
        anchor.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "article-anchor");
        anchor.setOnAction(event -> goTo(section.anchor()));
        anchors.getChildren().add(anchor);
      }
    }
    return anchors;
  }

  private VBox section(Section section) {
    Label heading = Nodes.wrapped(section.heading(), "article-heading");
    HBox head = new HBox(heading, Nodes.spring(), insert(section), copy(section));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("article-section-head");
    VBox box = new VBox(head);
    section.blocks().forEach(block -> box.getChildren().add(blocks.of(block)));
    box.getStyleClass().add("article-section");
    sections.put(section.anchor(), box);
    return box;
  }

  private Button insert(Section section) {
    Button insert = new Button(texts.get("section.insert"), Icons.icon(Feather.CORNER_DOWN_LEFT));
    insert.setId("insert-" + section.anchor());
    insert.getStyleClass().addAll(Styles.SMALL, "article-insert");
    insert.setMinWidth(Region.USE_PREF_SIZE);
    Icons.name(insert, texts.get("section.insert.name", named(section)));
    insert.setOnAction(event -> model.insert(section));
    return Nodes.when(model.canInsert(), insert);
  }

  private Button copy(Section section) {
    Button copy =
        Icons.button(
            "copy-" + section.anchor(),
            Feather.COPY,
            texts.get("section.copy.name", named(section)),
            () -> model.quote(section).ifPresent(ArticleView::toClipboard));
    copy.getStyleClass().add(Styles.SMALL);
    copy.setMinWidth(Region.USE_PREF_SIZE);
    return copy;
  }

  private String named(Section section) {
    return section.heading().isEmpty() ? texts.get("section.introduction") : section.heading();
  }

  private static void toClipboard(Quotation quotation) {
    ClipboardContent words = new ClipboardContent();
    words.putString(quotation.withSource());
    Clipboard.getSystemClipboard().setContent(words);
  }

  private VBox citations(Article article) {
    VBox box = new VBox(Nodes.label(texts.get("article.citations"), "section"));
    article
        .citations()
        .forEach(law -> box.getChildren().add(Nodes.wrapped(law.toString(), "citation")));
    if (article.citations().isEmpty()) {
      box.getChildren().add(Nodes.wrapped(texts.get("article.no-citations"), "muted"));
    }
    box.setId("article-citations");
    box.getStyleClass().add("article-citations");
    return box;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.F9 && flagBox.isPresent()) {
      flagBox.get().begin();
      goTo(flagBox.get());
      event.consume();
    }
  }

  /** Scrolls to a section; where it lies is known after the next layout only. */
  private void goTo(String anchor) {
    Node section = sections.get(anchor);
    if (section != null && !anchor.equals(Section.INTRODUCTION)) {
      goTo(section);
    }
  }

  private void goTo(Node section) {
    applyCss();
    layout();
    double room = content.getHeight() - getViewportBounds().getHeight();
    if (room > 0) {
      setVvalue(Math.min(1, section.getBoundsInParent().getMinY() / room));
    }
  }
}
