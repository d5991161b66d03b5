// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What was written and stands in no field now: to be read, copied or thrown away. */
public final class KeptView extends VBox {
  private static final int ROWS = 2;

  private final KeptViewModel model;
  private final Texts texts = Texts.of(KeptView.class);

  /** Follows the model. */
  public KeptView(KeptViewModel model) {
    this.model = model;
    setId("kept");
    getStyleClass().add("replies");
    getStylesheets().add(Nodes.styleSheet(KeptView.class, "contact.css"));
    model.rows().subscribe(rows -> show());
    model.onDisk().subscribe(stored -> show());
  }

  private void show() {
    List<Node> bars = new ArrayList<>();
    if (!model.onDisk().get()) {
      bars.add(unsaved());
    }
    model.rows().get().forEach(row -> bars.add(bar(row)));
    getChildren().setAll(bars);
    setVisible(!bars.isEmpty());
    setManaged(!bars.isEmpty());
  }

  private HBox unsaved() {
    Label words = Nodes.wrapped(texts.get("kept.unsaved"), "problem");
    words.setId("kept-unsaved");
    words.setGraphic(Icons.icon(Feather.ALERT_CIRCLE));
    words.setMinWidth(0);
    HBox bar = new HBox(words);
    bar.getStyleClass().addAll("reply-bar", "held");
    return bar;
  }

  private VBox bar(KeptViewModel.Row row) {
    Label title = Nodes.wrapped(row.title());
    title.setGraphic(Icons.icon(Feather.EDIT_3));
    title.setMaxWidth(Double.MAX_VALUE);
    title.setMinWidth(0);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox line =
        new HBox(
            title,
            button("kept-copy", texts.get("kept.copy"), row, () -> copy(row)),
            button("kept-discard", texts.get("kept.discard"), row, () -> model.discard(row)));
    line.getStyleClass().add("kept-line");
    line.setAlignment(Pos.CENTER_LEFT);
    TextArea text = new TextArea(row.text());
    text.setId("kept-text");
    text.setAccessibleText(row.title());
    text.getStyleClass().add("kept-text");
    text.setEditable(false);
    text.setWrapText(true);
    text.setPrefRowCount(ROWS);
    VBox bar = new VBox(line, text);
    bar.getStyleClass().addAll("reply-bar", "held", "kept-bar");
    return bar;
  }

  private Button button(String id, String name, KeptViewModel.Row row, Runnable action) {
    Button button = new Button(name);
    button.setId(id);
    button.getStyleClass().add(Styles.SMALL);
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(texts.get("kept.button", name, row.title()));
    button.setOnAction(event -> action.run());
    return button;
  }

  private static void copy(KeptViewModel.Row row) {
    ClipboardContent content = new ClipboardContent();
    content.putString(row.text());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
