// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.feather.Feather;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A field in which one searches as one types; Esc or the button at its end empties it. */
public final class SearchField extends CustomTextField {
  /**
   * Begins empty.
   *
   * @param id of the field; that of the button is {@code ID-clear}
   * @param name for screen readers
   * @param prompt what stands there while it is empty
   */
  public SearchField(String id, String name, String prompt) {
    setId(id);
    setAccessibleText(name);
    setPromptText(prompt);
    getStyleClass().add("search-field");
    setLeft(Icons.icon(Feather.SEARCH));
    Button clear =
        Icons.button(
            id + "-clear", Feather.X, Texts.of(SearchField.class).get("search.clear"), this::clear);
    clear.getStyleClass().add(Styles.SMALL);
    // Not a stop on the way to what was found: the keyboard has Esc.
    clear.setFocusTraversable(false);
    setRight(Nodes.when(textProperty().isNotEmpty(), clear));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
      clear();
      event.consume();
    }
  }
}
