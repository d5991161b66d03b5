// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** When a mail is to leave: a menu by the button that sends, and what was chosen in it. */
final class SendLaterView extends VBox {
  private static final int COLUMNS = 7;

  private final SendLaterViewModel model;
  private final Node text;
  private final Texts texts = Texts.of(SendLaterView.class);
  private final MenuButton button = new MenuButton("", Icons.icon(Feather.CLOCK));
  private final DatePicker day = new DatePicker();
  private final TextField time = new TextField();

  /**
   * @param text takes the focus when a time was chosen
   */
  SendLaterView(SendLaterViewModel model, Node text) {
    this.model = model;
    this.text = text;
    setId("composer-later-rows");
    getStyleClass().add("composer-later");
    buildButton();
    Label problem = Nodes.wrapped("", "problem");
    problem.setId("composer-later-problem");
    problem.setGraphic(Icons.icon(Feather.ALERT_CIRCLE));
    problem.textProperty().bind(model.problem());
    getChildren().addAll(chosen(), asked(), Nodes.unless(model.problem().isEmpty(), problem));
    Nodes.when(
        model
            .chosen()
            .map(Optional::isPresent)
            .flatMap(is -> is ? model.possible() : model.asking()),
        this);
  }

  /** Returns the menu, to stand by the button that sends. */
  MenuButton button() {
    return button;
  }

  private void buildButton() {
    button.setId("composer-later");
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    Icons.name(button, texts.get("later.menu"));
    // The menu needs an item before it opens; its times are those of the moment.
    button.getItems().add(new SeparatorMenuItem());
    button.setOnShowing(event -> fill());
    Nodes.when(model.possible(), button);
  }

  private void fill() {
    button.getItems().clear();
    model
        .usual()
        .forEach(at -> button.getItems().add(item(model.words(at), () -> model.choose(at))));
    button.getItems().add(new SeparatorMenuItem());
    button.getItems().add(item(texts.get("later.other"), this::begin));
    if (model.chosen().get().isPresent()) {
      button.getItems().add(item(texts.get("later.none"), model::clear));
    }
  }

  private static MenuItem item(String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setOnAction(event -> action.run());
    return item;
  }

  /** Asks for day and time. */
  void begin() {
    model.startAsking();
    if (model.asking().get()) {
      time.requestFocus();
    }
  }

  private HBox chosen() {
    Label words = Nodes.label("");
    words.setId("composer-later-chosen");
    words.setGraphic(Icons.icon(Feather.CLOCK));
    words
        .textProperty()
        .bind(
            model
                .chosen()
                .map(
                    at -> at.map(when -> texts.get("later.chosen", model.words(when))).orElse("")));
    Button none =
        Icons.button(
            "composer-later-clear",
            Feather.X,
            texts.get("later.none"),
            () -> {
              model.clear();
              text.requestFocus();
            });
    none.getStyleClass().add(Styles.SMALL);
    HBox chip = new HBox(words, none);
    chip.setAlignment(Pos.CENTER_LEFT);
    chip.getStyleClass().addAll("composer-file", "composer-cc-chip");
    HBox row = new HBox(chip);
    return Nodes.when(model.chosen().map(Optional::isPresent), row);
  }

  private HBox asked() {
    day.setId("composer-later-day");
    // What is typed and cannot be read would be thrown away without a word.
    day.setEditable(false);
    day.setAccessibleText(texts.get("later.date"));
    day.valueProperty().bindBidirectional(model.day());
    time.setId("composer-later-time");
    time.setPrefColumnCount(COLUMNS);
    time.setPromptText(texts.get("later.time.prompt"));
    time.setAccessibleText(texts.get("later.time"));
    time.textProperty().bindBidirectional(model.time());
    time.setOnAction(event -> take());
    Button take = new Button(texts.get("later.take"));
    take.setId("composer-later-take");
    take.setOnAction(event -> take());
    HBox row = new HBox(day, time, take);
    row.getStyleClass().add("composer-later-row");
    row.setAlignment(Pos.CENTER_LEFT);
    row.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            model.stopAsking();
            text.requestFocus();
            event.consume();
          }
        });
    return Nodes.when(model.asking(), row);
  }

  private void take() {
    model.take();
    if (!model.asking().get()) {
      text.requestFocus();
    }
  }
}
