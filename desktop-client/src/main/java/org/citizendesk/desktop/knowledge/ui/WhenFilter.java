// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.time.LocalDate;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The language and the day; and, on request, the day as of whose knowledge rules are shown. */
public final class WhenFilter extends VBox {
  private final KnowledgeViewModel model;
  private final Texts texts = Texts.of(WhenFilter.class);
  private final ToggleButton toggle = new ToggleButton(null, Icons.icon(Feather.CLOCK));
  private final DatePicker known = new DatePicker();

  /** Sets all of them in the view-model. */
  public WhenFilter(KnowledgeViewModel model) {
    this.model = model;
    DayFilter day = new DayFilter(model);
    day.getChildren().add(toggle());
    getChildren().addAll(day, Nodes.when(toggle.selectedProperty(), row()));
    getStyleClass().add("knowledge-filters");
    model.days().knownOn().subscribe(this::show);
  }

  private ToggleButton toggle() {
    toggle.setId("knowledge-known-toggle");
    Icons.name(toggle, texts.get("filter.known-on.toggle"));
    toggle.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "known-toggle");
    toggle.setMinWidth(USE_PREF_SIZE);
    toggle.setOnAction(event -> toggled());
    return toggle;
  }

  /** Whoever asks for it means an earlier day, and begins with the day that is looked up. */
  private void toggled() {
    if (toggle.isSelected()) {
      LocalDate day = model.asOf().get();
      model
          .days()
          .knownOn()
          .set(Optional.of(day.isAfter(model.days().today()) ? model.days().today() : day));
      known.requestFocus();
    } else {
      model.days().knownOn().set(Optional.empty());
    }
  }

  private HBox row() {
    known.setId("knowledge-known-on");
    known.setAccessibleText(texts.get("filter.known-on"));
    known.setEditable(false);
    known.getStyleClass().add("knowledge-day");
    known.setMaxWidth(Double.MAX_VALUE);
    known.setDayCellFactory(picker -> new PastOnly());
    known.valueProperty().subscribe(this::chosen);
    HBox.setHgrow(known, Priority.ALWAYS);
    Label label = Nodes.label(texts.get("filter.known-on"), "tiny");
    label.setLabelFor(known);
    label.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(label, known);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("knowledge-filters");
    return row;
  }

  private void chosen(@Nullable LocalDate day) {
    if (day != null && toggle.isSelected()) {
      model.days().knownOn().set(Optional.of(day));
    }
  }

  private void show(Optional<LocalDate> day) {
    toggle.setSelected(day.isPresent());
    day.ifPresent(known::setValue);
  }

  /** Nobody knows what will be known. */
  private final class PastOnly extends DateCell {
    @Override
    public void updateItem(LocalDate day, boolean empty) {
      super.updateItem(day, empty);
      setDisable(empty || day.isAfter(model.days().today()));
    }
  }
}
