// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Texts;
import org.jspecify.annotations.Nullable;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/** The language of the articles and the day for which rules are looked up. */
final class DayFilter extends HBox {
  private final KnowledgeViewModel model;
  private final Texts texts = Texts.of(DayFilter.class);

  /** Sets both in the view-model. */
  DayFilter(KnowledgeViewModel model) {
    this.model = model;
    DatePicker day = day();
    HBox.setHgrow(day, Priority.ALWAYS);
    day.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(languages(), day);
    getStyleClass().add("knowledge-filters");
  }

  private ComboBox<String> languages() {
    ComboBox<String> languages = new ComboBox<>();
    languages.setId("knowledge-language");
    languages.setAccessibleText(texts.get("filter.language"));
    languages.getItems().setAll(model.languages());
    languages.setConverter(new LanguageName());
    languages.valueProperty().bindBidirectional(model.language());
    languages.setMinWidth(USE_PREF_SIZE);
    return languages;
  }

  private DatePicker day() {
    DatePicker day = new DatePicker(model.asOf().get());
    day.setId("knowledge-as-of");
    day.setAccessibleText(texts.get("filter.as-of"));
    Icons.name(day, texts.get("filter.as-of"));
    day.setEditable(false);
    day.getStyleClass().add("knowledge-day");
    day.valueProperty().bindBidirectional(model.asOf());
    return day;
  }

  /** Shows languages by their code. */
  private static final class LanguageName extends StringConverter<String> {
    @Override
    public String toString(@Nullable String language) {
      return language == null ? "" : language.toUpperCase(Locale.ROOT);
    }

    @Override
    public String fromString(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }
}
