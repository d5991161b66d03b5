// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLink;
import org.citizendesk.knowledge.article.Change;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Standing;
import org.kordamp.ikonli.feather.Feather;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What an agent must know before quoting an article: whether it holds, where, and what changed. */
final class ArticleBanner extends VBox {
  private static final int MOST_PARTS = 4;

  private final KnowledgeViewModel model;
  private final Texts texts = Texts.of(ArticleBanner.class);

  ArticleBanner(OpenArticle page, KnowledgeViewModel model) {
    this.model = model;
    getStyleClass().add("article-banner");
    page.knownOn().ifPresent(day -> getChildren().add(known(day, page.article().key())));
    getChildren().add(standing(page.standing(), page.article().key()));
    page.moreLocal()
        .ifPresent(
            rule -> getChildren().add(place("article-more-local", "warn", more(rule), rule)));
    page.federalFloor()
        .ifPresent(
            rule ->
                getChildren().add(place("article-floor", "info", texts.get("banner.floor"), rule)));
  }

  private VBox known(LocalDate day, ArticleKey article) {
    VBox box =
        box("warn", line(texts.get("banner.known-on", KnowledgeTexts.day(day)), Feather.CLOCK));
    box.setId("article-known-on");
    Button now = new Button(texts.get("banner.known-now"));
    now.setId("article-known-now");
    now.getStyleClass().add(Styles.SMALL);
    now.setOnAction(
        event -> {
          model.days().knownOn().set(Optional.empty());
          model.follow(new ArticleLink(article.id(), Section.INTRODUCTION));
        });
    box.getChildren().add(links(now));
    return box;
  }

  private VBox standing(Standing standing, ArticleKey article) {
    Label label = line(text(standing), symbol(standing));
    label.setId("article-standing");
    VBox box = box(tone(standing).styleClass(), label);
    switch (standing) {
      case Standing.Expired expired -> {
        ArticleKey instead = expired.instead();
        if (instead != null) {
          box.getChildren()
              .add(links(compare(article, instead), open(instead, "standing.open-instead")));
        }
      }
      case Standing.ChangedSinceContact changed -> {
        ArticleKey before = changed.before();
        if (before != null) {
          box.getChildren()
              .addAll(
                  changed(changed.changes()),
                  links(compare(before, article), open(before, "standing.open-before")));
        }
      }
      case Standing.Future _, Standing.InForce _, Standing.NotKnown _ -> {}
    }
    return box;
  }

  private VBox place(String id, String tone, String text, Article rule) {
    VBox box = box(tone, line(text, Feather.MAP_PIN));
    box.setId(id);
    box.getChildren().add(links(link(rule.title(), rule.key())));
    return box;
  }

  private String more(Article rule) {
    return texts.get("banner.more-local", KnowledgeTexts.place(rule.jurisdiction()));
  }

  private static FlowPane links(Button... buttons) {
    FlowPane links = new FlowPane(buttons);
    links.getStyleClass().add("article-links");
    return links;
  }

  private Button open(ArticleKey key, String text) {
    return link(texts.get(text, key.version()), key);
  }

  private Button compare(ArticleKey before, ArticleKey after) {
    Button compare = new Button(texts.get("standing.show-changes"), Icons.icon(Feather.COLUMNS));
    compare.setId("article-show-changes");
    compare.getStyleClass().add(Styles.SMALL);
    compare.setOnAction(event -> model.comparison().compare(before, after));
    return compare;
  }

  private Button link(String text, ArticleKey key) {
    Button link = new Button(text);
    link.getStyleClass().add(Styles.SMALL);
    link.setWrapText(true);
    link.setOnAction(event -> model.open(key, Section.INTRODUCTION));
    return link;
  }

  /** Names what changed in one line; the comparison shows the rest. */
  private Label changed(List<Change> changes) {
    List<String> parts = changes.stream().map(this::part).distinct().toList();
    String names = String.join(", ", parts.subList(0, Math.min(MOST_PARTS, parts.size())));
    Label label =
        Nodes.wrapped(
            texts.get(
                "standing.changed-parts",
                parts.size() <= MOST_PARTS
                    ? names
                    : texts.get("standing.changed-more", names, parts.size() - MOST_PARTS)),
            "article-change");
    label.setId("article-changes");
    return label;
  }

  private String part(Change change) {
    return switch (change.part()) {
      case TITLE -> texts.get("compare.title");
      case TEXT ->
          change.heading().isEmpty() ? texts.get("section.introduction") : change.heading();
      case CITATIONS -> texts.get("article.citations");
      case QUESTIONS -> texts.get("aside.questions");
      case DOCUMENTS -> texts.get("aside.documents");
      case MINUTES -> texts.get("compare.minutes");
    };
  }

  private static VBox box(String tone, Label label) {
    VBox box = new VBox(label);
    box.getStyleClass().addAll("article-standing", tone);
    return box;
  }

  private static Label line(String text, Feather icon) {
    Label label = Nodes.wrapped(text, "article-standing-line");
    label.setMaxWidth(Double.MAX_VALUE);
    label.setGraphic(Icons.icon(icon));
    return label;
  }

  private String text(Standing standing) {
    Period period = standing.period();
    return switch (standing) {
      case Standing.Future _ -> texts.get("standing.future", KnowledgeTexts.day(period.from()));
      case Standing.Expired _ ->
          texts.get("standing.expired", KnowledgeTexts.day(period.to().minusDays(1)));
      case Standing.NotKnown _ -> texts.get("standing.not-known");
      case Standing.ChangedSinceContact changed ->
          texts.get(
              changed.before() == null ? "standing.new" : "standing.changed",
              KnowledgeTexts.day(changed.lastContact()));
      case Standing.InForce _ ->
          period.to().equals(LocalDate.MAX)
              ? texts.get("standing.in-force", KnowledgeTexts.day(period.from()))
              : texts.get(
                  "standing.in-force-until",
                  KnowledgeTexts.day(period.from()),
                  KnowledgeTexts.day(period.to().minusDays(1)));
    };
  }

  private static Tone tone(Standing standing) {
    return switch (standing) {
      case Standing.Future _, Standing.ChangedSinceContact _ -> Tone.WARN;
      case Standing.Expired _, Standing.NotKnown _ -> Tone.BAD;
      case Standing.InForce _ -> Tone.GOOD;
    };
  }

  private static Feather symbol(Standing standing) {
    return switch (standing) {
      case Standing.Future _ -> Feather.CLOCK;
      case Standing.Expired _, Standing.NotKnown _ -> Feather.ALERT_OCTAGON;
      case Standing.ChangedSinceContact _ -> Feather.ALERT_TRIANGLE;
      case Standing.InForce _ -> Feather.CHECK_CIRCLE;
    };
  }
}
