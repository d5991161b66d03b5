// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.canned.ui;

import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.book.CannedText;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The ready texts that were found, below the field in which they were searched for, and what is to
 * be filled in. The focus stays in the field: its keys choose.
 */
public final class CannedTextView extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final int MOST = 5;

  private final CannedTextViewModel model;
  private final TextInputControl field;
  private final Texts texts = Texts.of(CannedTextView.class);
  private final VBox rows = new VBox();
  private final UnfilledView unfilled;

  /**
   * Follows the model.
   *
   * @param field in which the text is written
   */
  public CannedTextView(CannedTextViewModel model, TextInputControl field) {
    this.model = model;
    this.field = field;
    unfilled = new UnfilledView(model, field);
    setId("canned");
    getStylesheets().add(Nodes.styleSheet(CannedTextView.class, "canned.css"));
    rows.setId("canned-found");
    rows.getStyleClass().add("canned-found");
    Nodes.unless(model.found().map(List::isEmpty), rows);
    getChildren().addAll(rows, unfilled);
    model.found().subscribe(found -> show());
    model.chosen().subscribe(index -> show());
  }

  /** Takes a key that was pressed in the field; returns whether it meant the texts found. */
  public boolean takes(KeyEvent event) {
    if (model.found().get().isEmpty() || !field.isFocused() || event.isShortcutDown()) {
      return false;
    }
    switch (event.getCode()) {
      case ENTER, TAB -> insert();
      case DOWN -> model.choose(1);
      case UP -> model.choose(-1);
      case ESCAPE -> model.dismiss();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void insert() {
    model.insert();
    unfilled.begin();
  }

  private void show() {
    List<CannedText> found = model.found().get();
    int chosen = model.chosen().get();
    int first = Math.clamp(chosen - MOST + 1, 0, Math.max(0, found.size() - MOST));
    List<Node> shown = new ArrayList<>();
    for (int i = first; i < Math.min(found.size(), first + MOST); i++) {
      shown.add(row(found.get(i), i == chosen));
    }
    int hidden = found.size() - shown.size();
    String hint = hidden > 0 ? texts.get("canned.hint.more", hidden) : texts.get("canned.hint");
    shown.add(Nodes.label(hint, "tiny"));
    rows.getChildren().setAll(shown);
    field.setAccessibleHelp(
        found.isEmpty()
            ? null
            : texts.get("canned.chosen", found.get(chosen).name(), chosen + 1, found.size()));
  }

  private HBox row(CannedText text, boolean chosen) {
    Label code = Nodes.label("/" + text.code(), "kbd");
    code.setMinWidth(USE_PREF_SIZE);
    Label name = Nodes.label(text.name());
    name.setMinWidth(USE_PREF_SIZE);
    Label preview = Nodes.label(text.text().lines().findFirst().orElse(""), "tiny");
    preview.setMinWidth(0);
    preview.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(preview, Priority.ALWAYS);
    HBox row = new HBox(code, name, preview);
    if (!text.language().isEmpty()) {
      Label language = Nodes.label(text.language(), "chip");
      language.setMinWidth(USE_PREF_SIZE);
      row.getChildren().add(language);
    }
    row.getStyleClass().add("canned-row");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setAccessibleRole(AccessibleRole.LIST_ITEM);
    row.setAccessibleText(texts.get("canned.row", text.code(), text.name()));
    row.pseudoClassStateChanged(CHOSEN, chosen);
    row.setOnMouseClicked(
        event -> {
          model.insert(text);
          unfilled.begin();
        });
    return row;
  }
}
