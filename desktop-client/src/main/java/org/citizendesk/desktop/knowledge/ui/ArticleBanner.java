// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Change;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Standing;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What an agent must know before quoting an article: whether it holds, where, and what changed. */
final class ArticleBanner extends VBox {
  private static final int MOST_LINES = 8;

  private final KnowledgeViewModel model;
  private final Texts texts = Texts.of(ArticleBanner.class);

  ArticleBanner(OpenArticle page, KnowledgeViewModel model) {
    this.model = model;
    getStyleClass().add("article-banner");
    getChildren().add(standing(page.standing()));
    page.moreLocal()
        .ifPresent(
            rule -> getChildren().add(place("article-more-local", "warn", more(rule), rule)));
    page.federalFloor()
        .ifPresent(
            rule ->
                getChildren().add(place("article-floor", "info", texts.get("banner.floor"), rule)));
  }

  private VBox standing(Standing standing) {
    Label label = line(text(standing), symbol(standing));
    label.setId("article-standing");
    VBox box = box(tone(standing).styleClass(), label);
    switch (standing) {
      case Standing.Expired expired -> addLink(box, expired.instead(), "standing.open-instead");
      case Standing.ChangedSinceContact changed -> {
        box.getChildren().add(changes(changed.changes()));
        addLink(box, changed.before(), "standing.open-before");
      }
      case Standing.Future _, Standing.InForce _, Standing.NotKnown _ -> {}
    }
    return box;
  }

  private VBox place(String id, String tone, String text, Article rule) {
    VBox box = box(tone, line(text, Feather.MAP_PIN));
    box.setId(id);
    box.getChildren().add(link(rule.title(), rule.key()));
    return box;
  }

  private String more(Article rule) {
    return texts.get("banner.more-local", KnowledgeTexts.place(rule.jurisdiction()));
  }

  private void addLink(VBox box, @Nullable ArticleKey key, String text) {
    if (key != null) {
      box.getChildren().add(link(texts.get(text, key.version()), key));
    }
  }

  private Button link(String text, ArticleKey key) {
    Button link = new Button(text);
    link.getStyleClass().addAll(Styles.SMALL, "article-open");
    link.setWrapText(true);
    link.setOnAction(event -> model.open(key, Section.INTRODUCTION));
    return link;
  }

  private VBox changes(List<Change> changes) {
    VBox box = new VBox();
    box.setId("article-changes");
    box.getStyleClass().add("article-changes");
    List<Label> lines = changes.stream().flatMap(this::lines).toList();
    box.getChildren().addAll(lines.subList(0, Math.min(MOST_LINES, lines.size())));
    if (lines.size() > MOST_LINES) {
      int more = lines.size() - MOST_LINES;
      box.getChildren().add(Nodes.wrapped(texts.get("changes.more", more), "tiny"));
    }
    return box;
  }

  private Stream<Label> lines(Change change) {
    Stream<String> gone = change.gone().stream().map(line -> texts.get("changes.gone", line));
    Stream<String> added = change.added().stream().map(line -> texts.get("changes.now", line));
    return Stream.concat(gone, added).map(line -> Nodes.wrapped(line, "article-change"));
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
