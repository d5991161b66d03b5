// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Whom a mail goes to, in one line; below it who gets a copy, if anybody does. */
final class RecipientsView extends VBox {
  private static final int COLUMNS = 22;
  private static final int MOST_OFFERED = 4;

  private final RecipientsViewModel model;
  private final Texts texts = Texts.of(RecipientsView.class);
  private final FlowPane chips = new FlowPane();
  private final HBox offers = new HBox();
  private final TextField field = new TextField();
  private final Button all;
  private final Button add;

  /**
   * @param head says whom it goes to
   * @param next takes the focus when an address was added or given up
   */
  RecipientsView(RecipientsViewModel model, Label head, Runnable next) {
    this.model = model;
    getStyleClass().add("composer-recipients");
    all =
        button("composer-reply-all", Feather.USERS, texts.get("cc.all.short"), texts.get("cc.all"));
    all.setOnAction(event -> model.toggleAll());
    add = button("composer-cc", Feather.USER_PLUS, texts.get("cc.short"), texts.get("cc.add"));
    add.setOnAction(event -> begin());
    head.setMaxWidth(Double.MAX_VALUE);
    head.setMinWidth(0);
    HBox.setHgrow(head, Priority.ALWAYS);
    HBox line = new HBox(head, all, Nodes.when(model.mail(), add));
    line.getStyleClass().add("composer-line");
    line.setAlignment(Pos.CENTER_LEFT);
    chips.getStyleClass().add("composer-cc-row");
    offers.getStyleClass().add("composer-cc-row");
    buildField(next);
    Label problem = Nodes.wrapped("", "problem", "composer-problem");
    problem.setId("composer-cc-problem");
    problem.setGraphic(Icons.icon(Feather.ALERT_CIRCLE));
    problem.textProperty().bind(model.problem());
    getChildren().addAll(line, chips, offers, Nodes.unless(model.problem().isEmpty(), problem));
    model.cc().addListener((ListChangeListener<String>) change -> show());
    model.adding().subscribe(adding -> show());
    model.recipients().subscribe(now -> show());
    model.mail().subscribe(now -> show());
    model.typed().subscribe(text -> offer());
  }

  private static Button button(String id, Feather icon, String words, String name) {
    Button button = new Button(words, Icons.icon(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setMinWidth(USE_PREF_SIZE);
    Icons.name(button, name);
    return button;
  }

  private void buildField(Runnable next) {
    field.setId("composer-cc-field");
    field.setPrefColumnCount(COLUMNS);
    field.setPromptText(texts.get("cc.prompt"));
    field.setAccessibleText(texts.get("cc.add"));
    field.textProperty().bindBidirectional(model.typed());
    field.setOnAction(
        event -> {
          boolean empty = model.typed().get().isBlank();
          if (model.add() && empty) {
            model.stopAdding();
            next.run();
          }
        });
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            model.stopAdding();
            next.run();
            event.consume();
          } else if (event.getCode() == KeyCode.BACK_SPACE && model.typed().get().isEmpty()) {
            model.removeLast();
            event.consume();
          }
        });
  }

  /** Opens the field for an address. */
  void begin() {
    model.startAdding();
    if (model.adding().get()) {
      field.requestFocus();
    }
  }

  private void show() {
    boolean hasOthers = model.recipients().get().filter(now -> !now.others().isEmpty()).isPresent();
    all.setVisible(model.mail().get() && hasOthers);
    all.setManaged(all.isVisible());
    boolean on = hasOthers && model.left().isEmpty();
    all.pseudoClassStateChanged(PseudoClass.getPseudoClass("on"), on);
    all.setAccessibleText(texts.get(on ? "cc.all.off" : "cc.all"));
    List<Node> nodes = new ArrayList<>();
    if (model.adding().get() || !model.cc().isEmpty()) {
      nodes.add(Nodes.label(texts.get("cc.label"), "muted"));
    }
    model.cc().forEach(address -> nodes.add(chip(address)));
    if (model.adding().get()) {
      nodes.add(field);
    }
    if (!chips.getChildren().equals(nodes)) {
      boolean typing = field.isFocused();
      chips.getChildren().setAll(nodes);
      if (typing && model.adding().get()) {
        field.requestFocus();
      }
    }
    shown(chips, model.mail().get() && !nodes.isEmpty());
    offer();
  }

  private void offer() {
    String typed = model.typed().get().strip();
    List<Node> nodes =
        model.offered().stream()
            .filter(address -> address.contains(typed))
            .limit(MOST_OFFERED)
            .<Node>map(this::offer)
            .toList();
    offers.getChildren().setAll(nodes);
    shown(offers, model.adding().get() && !nodes.isEmpty());
  }

  private Button offer(String address) {
    Button button = new Button(address, Icons.icon(Feather.PLUS));
    button.getStyleClass().addAll(Styles.SMALL, "composer-cc-offer");
    button.setAccessibleText(texts.get("cc.offer", address));
    button.setOnAction(
        event -> {
          model.typed().set(address);
          model.add();
          field.requestFocus();
        });
    return button;
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private HBox chip(String address) {
    Button remove =
        Icons.button(
            "composer-cc-remove",
            Feather.X,
            texts.get("cc.remove", address),
            () -> model.remove(address));
    remove.getStyleClass().addAll(Styles.SMALL);
    remove.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            model.remove(address);
            event.consume();
          }
        });
    HBox chip = new HBox(new Label(address), remove);
    chip.setAlignment(Pos.CENTER_LEFT);
    chip.getStyleClass().addAll("composer-file", "composer-cc-chip");
    return chip;
  }
}
