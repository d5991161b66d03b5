// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.canned.ui;

import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for what a ready text needs and nobody but the agent knows, one field for each. */
final class UnfilledView extends VBox {
  private static final int COLUMNS = 14;

  private final CannedTextViewModel model;
  private final Node text;
  private final Texts texts = Texts.of(UnfilledView.class);
  private final FlowPane fields = new FlowPane();
  private final Map<String, TextField> byName = new LinkedHashMap<>();

  /**
   * @param text takes the focus when all is filled in
   */
  UnfilledView(CannedTextViewModel model, Node text) {
    this.model = model;
    this.text = text;
    setId("canned-fields");
    getStyleClass().add("canned-fields");
    fields.getStyleClass().add("canned-field-row");
    Label problem = Nodes.wrapped("", "problem");
    problem.setId("canned-problem");
    problem.setGraphic(Icons.icon(Feather.ALERT_CIRCLE));
    problem.textProperty().bind(model.problem());
    getChildren().addAll(fields, Nodes.unless(model.problem().isEmpty(), problem));
    Nodes.unless(model.unfilled().map(List::isEmpty), this);
    model.unfilled().subscribe(this::show);
  }

  /** Puts the focus into the first field, if anything is asked for. */
  void begin() {
    byName.values().stream().findFirst().ifPresent(Node::requestFocus);
  }

  private void show(List<String> names) {
    Map<String, TextField> before = new LinkedHashMap<>(byName);
    boolean typing = before.values().stream().anyMatch(Node::isFocused);
    byName.clear();
    names.forEach(name -> byName.put(name, before.getOrDefault(name, field(name))));
    List<Node> shown = new ArrayList<>();
    byName.forEach((name, field) -> shown.add(asked(name, field)));
    fields.getChildren().setAll(shown);
    if (typing) {
      byName.values().stream().findFirst().ifPresentOrElse(Node::requestFocus, this::done);
    }
  }

  private HBox asked(String name, TextField field) {
    Label label = Nodes.label(name, "muted");
    label.setLabelFor(field);
    HBox asked = new HBox(label, field);
    asked.getStyleClass().add("canned-field");
    asked.setAlignment(Pos.CENTER_LEFT);
    return asked;
  }

  private TextField field(String name) {
    TextField field = new TextField();
    field.setPrefColumnCount(COLUMNS);
    field.setPromptText(texts.get("canned.field.prompt"));
    field.setAccessibleText(texts.get("canned.field", name));
    field.setOnAction(event -> model.fill(name, field.getText()));
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            done();
            event.consume();
          }
        });
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              // What was typed before the focus was taken elsewhere counts too.
              if (!focused && byName.containsValue(field)) {
                model.fill(name, field.getText());
              }
            });
    return field;
  }

  private void done() {
    text.requestFocus();
  }
}
