// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.article.Validity;
import org.jspecify.annotations.Nullable;
import java.time.LocalDate;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The head of one side of a comparison: which version it is, and from when to when it holds. */
final class CompareHead extends VBox {
  private final Texts texts = Texts.of(CompareHead.class);
  private final CompareViewModel model;
  private final ComboBox<Article> version = new ComboBox<>();
  private @Nullable Article shown;
  private final Label force = Nodes.wrapped("", "tiny");
  private final Label written = Nodes.wrapped("", "tiny");

  /**
   * @param id of the list of versions
   * @param choose is told of the version that the user chooses
   */
  CompareHead(CompareViewModel model, String id, String name, Consumer<Article> choose) {
    this.model = model;
    version.setId(id);
    version.setAccessibleText(name);
    version.setItems(model.versions());
    version.setConverter(new VersionName());
    version.setButtonCell(new Chosen());
    version.setOnAction(
        event -> {
          Article chosen = version.getValue();
          if (chosen != null && !chosen.equals(shown)) {
            choose.accept(chosen);
          }
        });
    getChildren().addAll(version, force, written);
    getStyleClass().add("compare-head");
  }

  void show(Article article) {
    shown = article;
    version.setValue(article);
    Period period = model.period(article);
    Validity validity = article.validity();
    force.setText(
        period.to().equals(LocalDate.MAX)
            ? texts.get("compare.since", KnowledgeTexts.day(period.from()))
            : texts.get(
                "compare.from-to",
                KnowledgeTexts.day(period.from()),
                KnowledgeTexts.day(period.to().minusDays(1))));
    written.setText(
        texts.get(
            "compare.written",
            KnowledgeTexts.day(validity.recorded()),
            KnowledgeTexts.day(validity.reviewBy())));
  }

  /** Shows what is chosen by its number alone; its days stand below. */
  private final class Chosen extends ListCell<Article> {
    @Override
    protected void updateItem(@Nullable Article article, boolean empty) {
      super.updateItem(article, empty);
      setText(
          article == null || empty ? "" : texts.get("article.version", article.key().version()));
    }
  }

  /** Names versions in the list of choices. */
  private final class VersionName extends StringConverter<Article> {
    @Override
    public String toString(@Nullable Article article) {
      return article == null
          ? ""
          : texts.get(
              "aside.version",
              article.key().version(),
              KnowledgeTexts.day(article.validity().from()));
    }

    @Override
    public Article fromString(String name) {
      throw new UnsupportedOperationException("the list of versions is not editable");
    }
  }
}
