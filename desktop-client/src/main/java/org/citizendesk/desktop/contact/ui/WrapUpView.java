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
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
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
  private final TextArea summary = new TextArea();
  private final Label missing = Nodes.label("", "tiny");

  /** Follows the model. */
  public WrapUpView(WrapUpViewModel model) {
    this.model = model;
    setId("wrap-up");
    getStyleClass().add("composer-pad");
    getStylesheets().add(Nodes.styleSheet(WrapUpView.class, "contact.css"));
    buildSummary();
    PanelButtons buttons = buttons();
    Label problem = Nodes.wrapped("", "problem");
    problem.setId("wrap-up-problem");
    problem.textProperty().bind(model.problem());
    VBox card =
        new VBox(heading(), fields(), Nodes.unless(model.problem().isEmpty(), problem), buttons);
    card.getStyleClass().addAll("composer", "wrap-up");
    getChildren().add(card);
    addEventFilter(KeyEvent.KEY_PRESSED, buttons::pressed);
    Nodes.when(model.contact().map(Optional::isPresent), this);
    model.contact().subscribe(this::show);
    model.chosen().subscribe(chosen -> missing.setText(model.missing()));
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
    Label second = Nodes.label(texts.get("wrap-up.summary"), "section");
    second.setLabelFor(summary);
    VBox right = new VBox(second, summary);
    right.getStyleClass().add("wrap-up-column");
    VBox.setVgrow(summary, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox fields = new HBox(outcomes(), right);
    fields.getStyleClass().add("wrap-up-fields");
    return fields;
  }

  private ChoiceList<Choice> outcomes() {
    ChoiceList<Choice> outcomes =
        new ChoiceList<>(
            texts.get("wrap-up.outcome"),
            search,
            "wrap-up-outcomes",
            new ChoiceList.Model<>(model.search(), model.outcomes(), model.chosen()),
            OutcomeCell::new);
    Label hidden = Nodes.wrapped("", "tiny");
    hidden.setId("wrap-up-hidden");
    hidden.textProperty().bind(model.hidden());
    outcomes.getChildren().add(Nodes.unless(model.hidden().isEmpty(), hidden));
    outcomes.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    outcomes.setNext(summary::requestFocus);
    return outcomes;
  }

  private void buildSummary() {
    summary.setId("wrap-up-summary");
    summary.setWrapText(true);
    summary.setPrefRowCount(4);
    summary.setPromptText(texts.get("wrap-up.summary.prompt"));
    summary.textProperty().bindBidirectional(model.summary());
  }

  private PanelButtons buttons() {
    Button finish = new Button(texts.get("wrap-up.finish"), Icons.icon(Feather.CHECK));
    finish.setId("wrap-up-finish");
    finish.disableProperty().bind(model.finishable().not());
    finish.setOnAction(event -> model.finish());
    Button cancel = new Button(texts.get("wrap-up.cancel"));
    cancel.setId("wrap-up-cancel");
    cancel.setOnAction(event -> model.cancel());
    missing.setId("wrap-up-missing");
    return new PanelButtons(missing, texts.get("wrap-up.hint"), cancel, finish);
  }

  private void typed(KeyEvent event) {
    String letter = event.getCharacter();
    boolean digit = letter.length() == 1 && Character.isDigit(letter.charAt(0));
    if (digit && search.getText().isEmpty() && model.choose(letter.charAt(0) - '0')) {
      event.consume();
      summary.requestFocus();
    }
  }

  private void show(Optional<WorkItem> contact) {
    contact.ifPresent(
        item -> {
          title.setText(texts.get("wrap-up.title", item.citizenName()));
          search.requestFocus();
        });
  }
}
