// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.SearchField;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.book.Choice;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where a contact is wrapped up; stands in the composer's place, so that all stays readable. */
public final class WrapUpView extends VBox {
  private final WrapUpViewModel model;
  private final Texts texts = Texts.of(WrapUpView.class);
  private final Label title = Nodes.wrapped("", "pane-title");
  private final SearchField search =
      new SearchField(
          "wrap-up-search", texts.get("wrap-up.search.name"), texts.get("wrap-up.search"));
  private final ListView<Choice> outcomes = new ListView<>();
  private final TextArea summary = new TextArea();
  private final Label missing = Nodes.label("", "tiny");
  private boolean updating;

  /** Follows the model. */
  public WrapUpView(WrapUpViewModel model) {
    this.model = model;
    setId("wrap-up");
    getStyleClass().add("composer-pad");
    getStylesheets().add(Nodes.styleSheet(WrapUpView.class, "contact.css"));
    buildOutcomes();
    buildSummary();
    Label problem = Nodes.wrapped("", "problem");
    problem.setId("wrap-up-problem");
    problem.textProperty().bind(model.problem());
    VBox card =
        new VBox(heading(), fields(), Nodes.unless(model.problem().isEmpty(), problem), buttons());
    card.getStyleClass().addAll("composer", "wrap-up");
    getChildren().add(card);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    Nodes.when(model.contact().map(Optional::isPresent), this);
    model.contact().subscribe(this::show);
    model.outcomes().subscribe(this::show);
    model.chosen().subscribe(chosen -> choose(chosen));
    model.summary().subscribe(words -> missing.setText(model.missing()));
  }

  private HBox heading() {
    Label time = Nodes.wrapped("", "tiny");
    time.setId("wrap-up-time");
    time.textProperty().bind(model.time());
    Button more = new Button(texts.get("wrap-up.more"));
    more.setId("wrap-up-more");
    more.getStyleClass().add(Styles.FLAT);
    more.setMinWidth(USE_PREF_SIZE);
    more.setOnAction(event -> model.extend());
    HBox heading = new HBox(title, Nodes.spring(), time, Nodes.when(model.extendable(), more));
    heading.setAlignment(Pos.CENTER_LEFT);
    heading.getStyleClass().add("composer-tools");
    return heading;
  }

  private HBox fields() {
    Label first = Nodes.label(texts.get("wrap-up.outcome"), "section");
    first.setLabelFor(search);
    Label second = Nodes.label(texts.get("wrap-up.summary"), "section");
    second.setLabelFor(summary);
    Label hidden = Nodes.wrapped("", "tiny");
    hidden.setId("wrap-up-hidden");
    hidden.textProperty().bind(model.hidden());
    VBox left = new VBox(first, search, outcomes, Nodes.unless(model.hidden().isEmpty(), hidden));
    left.getStyleClass().addAll("wrap-up-column", "wrap-up-outcomes");
    VBox right = new VBox(second, summary);
    right.getStyleClass().add("wrap-up-column");
    VBox.setVgrow(summary, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox fields = new HBox(left, right);
    fields.getStyleClass().add("wrap-up-fields");
    return fields;
  }

  private void buildOutcomes() {
    search.textProperty().bindBidirectional(model.search());
    search.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInSearch);
    outcomes.setId("wrap-up-outcomes");
    outcomes.setAccessibleText(texts.get("wrap-up.outcome"));
    outcomes.setCellFactory(list -> new OutcomeCell());
    outcomes.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    outcomes
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            one -> {
              if (!updating && one != null) {
                model.chosen().set(Optional.of(one));
              }
            });
  }

  private void buildSummary() {
    summary.setId("wrap-up-summary");
    summary.setWrapText(true);
    summary.setPrefRowCount(4);
    summary.setPromptText(texts.get("wrap-up.summary.prompt"));
    summary.textProperty().bindBidirectional(model.summary());
  }

  private HBox buttons() {
    Button finish = new Button(texts.get("wrap-up.finish"), Icons.icon(Feather.CHECK));
    finish.setId("wrap-up-finish");
    finish.getStyleClass().add(Styles.ACCENT);
    finish.setMinWidth(USE_PREF_SIZE);
    finish.disableProperty().bind(model.finishable().not());
    finish.setOnAction(event -> model.finish());
    Button cancel = new Button(texts.get("wrap-up.cancel"));
    cancel.setId("wrap-up-cancel");
    cancel.getStyleClass().add(Styles.FLAT);
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setOnAction(event -> model.cancel());
    missing.setId("wrap-up-missing");
    HBox buttons =
        new HBox(
            missing,
            Nodes.spring(),
            Nodes.label(texts.get("wrap-up.hint"), "tiny"),
            cancel,
            finish);
    buttons.getStyleClass().add("composer-tools");
    buttons.setAlignment(Pos.CENTER_LEFT);
    return buttons;
  }

  private void typed(KeyEvent event) {
    String letter = event.getCharacter();
    boolean digit = letter.length() == 1 && Character.isDigit(letter.charAt(0));
    if (digit && search.getText().isEmpty() && model.choose(letter.charAt(0) - '0')) {
      event.consume();
      summary.requestFocus();
    }
  }

  private void pressedInSearch(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) {
      outcomes.requestFocus();
      outcomes.getSelectionModel().selectFirst();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && model.choose(1)) {
      event.consume();
      summary.requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.cancel();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      model.finish();
      event.consume();
    }
  }

  private void show(Optional<WorkItem> contact) {
    contact.ifPresent(
        item -> {
          title.setText(texts.get("wrap-up.title", item.citizenName()));
          search.requestFocus();
        });
  }

  private void show(List<Choice> shown) {
    updating = true;
    outcomes.getItems().setAll(shown);
    updating = false;
    choose(model.chosen().get());
  }

  private void choose(Optional<Choice> chosen) {
    updating = true;
    int index = chosen.map(one -> outcomes.getItems().indexOf(one)).orElse(-1);
    if (index < 0) {
      outcomes.getSelectionModel().clearSelection();
    } else if (outcomes.getSelectionModel().getSelectedIndex() != index) {
      outcomes.getSelectionModel().clearAndSelect(index);
      outcomes.scrollTo(index);
    }
    updating = false;
    missing.setText(model.missing());
  }
}
