// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Nodes;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/**
 * The foot of a panel in the composer's place, and its keys: Ctrl+Enter does what the panel is for,
 * Esc closes it.
 */
final class PanelButtons extends HBox {
  private final Button act;
  private final Button cancel;

  /**
   * @param said what is still missing, at the left
   * @param hint the keys in words
   * @param act does what the panel is for
   */
  PanelButtons(Node said, String hint, Button cancel, Button act) {
    this.act = act;
    this.cancel = cancel;
    act.getStyleClass().add(Styles.ACCENT);
    cancel.getStyleClass().add(Styles.FLAT);
    List.of(act, cancel).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
    getChildren().addAll(said, Nodes.spring(), Nodes.label(hint, "tiny"), cancel, act);
    getStyleClass().add("composer-tools");
    setAlignment(Pos.CENTER_LEFT);
  }

  /** Takes the keys of a panel. */
  void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      cancel.fire();
    } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      event.consume();
      act.fire();
    }
  }
}
