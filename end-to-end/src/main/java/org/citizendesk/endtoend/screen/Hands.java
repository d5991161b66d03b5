// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.screen;

import org.awaitility.Awaitility;
import java.util.List;
import java.util.Optional;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Somebody's hands on a window: they wait until a control is there and enabled, as a person would,
 * and only then use it.
 *
 * <p>Thread-safe; every call blocks until it is done or patience ends.
 */
public final class Hands {
  private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(40);
  private static final java.time.Duration GLANCE = java.time.Duration.ofMillis(40);

  private final Stage stage;

  /** Lays hands on a window. */
  public Hands(Stage stage) {
    this.stage = stage;
  }

  /**
   * Presses a button.
   *
   * @param id of the button, without the number sign
   */
  public void press(String id) {
    ButtonBase button = find(id, ButtonBase.class);
    FxThread.run(button::fire);
  }

  /**
   * Presses the first usable button of a kind.
   *
   * @param styleClass of the button, for one that stands in each row of a list
   */
  public void pressFirst(String styleClass) {
    until("." + styleClass + " to be usable", () -> button(styleClass).isPresent());
    FxThread.run(() -> button(styleClass).ifPresent(ButtonBase::fire));
  }

  /** Replaces the text of a field. */
  public void type(String id, String text) {
    TextInputControl field = find(id, TextInputControl.class);
    FxThread.run(
        () -> {
          field.requestFocus();
          field.clear();
          field.appendText(text);
        });
  }

  /** Presses a key while the cursor is in a control. */
  public void key(String id, KeyCode key) {
    Node node = find(id, Node.class);
    FxThread.run(
        () -> {
          node.requestFocus();
          for (EventType<KeyEvent> step : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            node.fireEvent(new KeyEvent(step, "", "", key, false, false, false, false));
          }
        });
  }

  /** Selects a row of a list. */
  public void select(String id, int row) {
    ListView<?> list = find(id, ListView.class);
    until("row " + row + " of " + id, () -> list.getItems().size() > row);
    FxThread.run(() -> list.getSelectionModel().clearAndSelect(row));
  }

  /** Returns how many rows a list has. */
  public int rows(String id) {
    ListView<?> list = find(id, ListView.class);
    return FxThread.call(() -> list.getItems().size());
  }

  /** Returns how many rows a list has, on the screen's own thread; 0 if it is not there. */
  public int rowsNow(String id) {
    return look(id).map(node -> ((ListView<?>) node).getItems().size()).orElse(0);
  }

  /** Returns the text of a field, on the screen's own thread; empty if it is not there. */
  public String textNow(String id) {
    return look(id).map(node -> ((TextInputControl) node).getText()).orElse("");
  }

  /** Returns whether a control is usable, on the screen's own thread. */
  public boolean isThere(String id) {
    return look(id).isPresent();
  }

  /** Returns whether a button of this style is usable, on the screen's own thread. */
  public boolean isThereA(String styleClass) {
    return button(styleClass).isPresent();
  }

  /** Waits until something is the case on the screen. */
  public void until(String what, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(GLANCE)
        .until(() -> FxThread.call(condition));
  }

  private <T extends Node> T find(String id, Class<T> kind) {
    until("#" + id + " to be usable", () -> look(id).filter(kind::isInstance).isPresent());
    return kind.cast(FxThread.call(() -> look(id)).orElseThrow());
  }

  private Optional<ButtonBase> button(String styleClass) {
    return stage.getScene().getRoot().lookupAll("." + styleClass).stream()
        .filter(Hands::isUsable)
        .filter(ButtonBase.class::isInstance)
        .map(ButtonBase.class::cast)
        .findFirst();
  }

  private Optional<Node> look(String id) {
    return Window.getWindows().stream()
        .filter(window -> window == stage || window.isShowing())
        .flatMap(window -> window.getScene().getRoot().lookupAll("#" + id).stream())
        .filter(Hands::isUsable)
        .findFirst();
  }

  private static boolean isUsable(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return !node.isDisabled() && node.getScene() != null;
  }
}
