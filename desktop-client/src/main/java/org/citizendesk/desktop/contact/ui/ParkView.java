// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Where a contact is put aside; stands in the composer's place, so that all stays readable. */
public final class ParkView extends VBox {
  private final ParkViewModel model;
  private final Texts texts = Texts.of(ParkView.class);
  private final Label title = Nodes.wrapped("", "pane-title");
  private final FlowPane picks = new FlowPane();
  private final DatePicker day = new DatePicker();
  private final TextField time = new TextField();

  /** Follows the model. */
  public ParkView(ParkViewModel model) {
    this.model = model;
    setId("park");
    getStyleClass().add("composer-pad");
    getStylesheets().add(Nodes.styleSheet(ParkView.class, "contact.css"));
    picks.setId("park-picks");
    picks.getStyleClass().add("park-picks");
    Label problem = Nodes.wrapped("", "problem");
    problem.setId("park-problem");
    problem.textProperty().bind(model.problem());
    PanelButtons buttons = buttons();
    VBox card =
        new VBox(
            title,
            Nodes.wrapped(texts.get("park.explained"), "tiny"),
            picks,
            time(),
            Nodes.unless(model.problem().isEmpty(), problem),
            buttons);
    card.getStyleClass().addAll("composer", "wrap-up");
    getChildren().add(card);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (!day.isShowing()) {
            buttons.pressed(event);
          }
        });
    Nodes.when(model.contact().map(Optional::isPresent), this);
    model.picks().subscribe(this::show);
    model.contact().subscribe(this::changed);
  }

  private HBox time() {
    day.setId("park-day");
    // Its text is not typed: what cannot be read would be thrown away without a word.
    day.setEditable(false);
    Icons.name(day, texts.get("park.day"));
    day.valueProperty().bindBidirectional(model.day());
    time.setId("park-time");
    time.setPromptText(texts.get("park.time.prompt"));
    time.setAccessibleText(texts.get("park.time"));
    time.textProperty().bindBidirectional(model.time());
    Label meant = said("park-meant", model.meant());
    Label missing = said("park-missing", model.missing());
    Label label = Nodes.label(texts.get("park.at"), "section");
    label.setLabelFor(time);
    HBox line = new HBox(label, day, time, meant, missing);
    line.getStyleClass().add("park-time");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** Takes room only while it says something. */
  private static Label said(String id, StringBinding words) {
    Label label = Nodes.wrapped("", "tiny");
    label.setId(id);
    label.textProperty().bind(words);
    return Nodes.unless(words.isEmpty(), label);
  }

  private PanelButtons buttons() {
    Button then = new Button(texts.get("park.then"), Icons.icon(Feather.CLOCK));
    then.setId("park-then");
    then.disableProperty().bind(model.missing().isNotEmpty().or(model.asking()));
    then.setOnAction(event -> model.parkUntilThen());
    Button cancel = new Button(texts.get("park.cancel"));
    cancel.setId("park-cancel");
    cancel.setOnAction(event -> model.cancel());
    return new PanelButtons(Nodes.spring(), texts.get("park.hint"), cancel, then);
  }

  private void show(List<ParkViewModel.Pick> shown) {
    picks.getChildren().setAll(shown.stream().map(this::button).toList());
  }

  private Button button(ParkViewModel.Pick pick) {
    Button button = new Button(pick.words());
    button.getStyleClass().add("park-pick");
    button.disableProperty().bind(model.asking());
    button.setOnAction(event -> model.park(pick));
    return button;
  }

  private void changed(Optional<WorkItem> before, Optional<WorkItem> now) {
    now.ifPresent(item -> title.setText(texts.get("park.title", item.citizenName())));
    if (before.isEmpty() && now.isPresent()) {
      picks.getChildren().getFirst().requestFocus();
    }
  }
}
