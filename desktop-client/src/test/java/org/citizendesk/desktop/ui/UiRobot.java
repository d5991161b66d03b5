// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import com.sun.glass.events.KeyEvent;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

/**
 * A person at the screen: finds what can be seen, clicks, types. Queries are {@code #id}, {@code
 * .style-class} or the exact text of a label or button; each waits until it finds something.
 */
public final class UiRobot {
  private final GlassInput input = new GlassInput();
  private int modifiers;

  /**
   * Returns the first visible node that matches, topmost window first; on the JavaFX thread it does
   * not wait.
   */
  public Node find(String query) {
    if (Platform.isFxApplicationThread()) {
      return look(query).orElseThrow(() -> new AssertionError("cannot see '" + query + "'"));
    }
    FxThread.until("'" + query + "' to be visible", () -> look(query).isPresent());
    return FxThread.get(() -> look(query).orElseThrow());
  }

  /** Returns the first visible node that matches, as a kind of node. */
  public <N extends Node> N find(String query, Class<N> kind) {
    return kind.cast(find(query));
  }

  /** Returns whether such a node can be seen now. */
  public boolean sees(String query) {
    return FxThread.get(() -> look(query).isPresent());
  }

  /** Waits until no such node can be seen. */
  public void waitUntilGone(String query) {
    FxThread.until("'" + query + "' to go away", () -> look(query).isEmpty());
  }

  /** Moves the pointer to a node's middle. */
  public UiRobot hover(Node node) {
    FxThread.run(
        () -> {
          Point2D middle = middle(node);
          input.move(middle.getX(), middle.getY());
        });
    return this;
  }

  /** Clicks a node. */
  public UiRobot click(Node node) {
    hover(node);
    FxThread.run(() -> input.press(false));
    // Not waited for inside: a click may open a modal window that does not return.
    Platform.runLater(input::release);
    FxThread.settle();
    return this;
  }

  /** Clicks what is found. */
  public UiRobot click(String query) {
    return click(find(query));
  }

  /** Clicks what is found twice. */
  public UiRobot doubleClick(String query) {
    Node node = find(query);
    return click(node).click(node);
  }

  /** Clicks what is found with the secondary button. */
  public UiRobot rightClick(String query) {
    hover(find(query));
    FxThread.run(() -> input.press(true));
    Platform.runLater(input::release);
    FxThread.settle();
    return this;
  }

  /** Turns the wheel over what is found; positive is down. */
  public UiRobot scroll(String query, int notches) {
    hover(find(query));
    FxThread.run(() -> input.scroll(notches));
    return this;
  }

  /** Types text into whatever has the focus. */
  public UiRobot type(String text) {
    FxThread.run(
        () ->
            text.chars()
                .forEach(letter -> input.key(KeyEvent.TYPED, 0, new char[] {(char) letter}, 0)));
    return this;
  }

  /** Presses keys together, the modifiers first, and releases them. */
  public UiRobot press(KeyCode... keys) {
    FxThread.run(
        () -> {
          for (KeyCode key : keys) {
            modifiers |= modifier(key);
            input.key(KeyEvent.PRESS, key.getCode(), characters(key), modifiers);
            typed(key);
          }
        });
    FxThread.run(
        () -> {
          for (KeyCode key : List.of(keys).reversed()) {
            modifiers &= ~modifier(key);
            input.key(KeyEvent.RELEASE, key.getCode(), characters(key), modifiers);
          }
        });
    return this;
  }

  /** Returns the node that has the focus in the focused window; null if there is none. */
  public @Nullable Node focused() {
    return FxThread.get(
        () ->
            showing().stream()
                .filter(Window::isFocused)
                .map(window -> window.getScene().getFocusOwner())
                .findFirst()
                .orElse(null));
  }

  private void typed(KeyCode key) {
    if (key == KeyCode.ENTER) {
      input.key(KeyEvent.TYPED, key.getCode(), new char[] {'\r'}, modifiers);
    } else if (key == KeyCode.SPACE) {
      input.key(KeyEvent.TYPED, key.getCode(), new char[] {' '}, modifiers);
    }
  }

  private static char[] characters(KeyCode key) {
    return key.isLetterKey() || key.isDigitKey()
        ? key.getChar().toLowerCase(Locale.ROOT).toCharArray()
        : new char[0];
  }

  private static int modifier(KeyCode key) {
    return switch (key) {
      case SHIFT -> KeyEvent.MODIFIER_SHIFT;
      case CONTROL -> KeyEvent.MODIFIER_CONTROL;
      case ALT -> KeyEvent.MODIFIER_ALT;
      default -> 0;
    };
  }

  private static Point2D middle(Node node) {
    Bounds bounds = node.localToScreen(node.getBoundsInLocal());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private static Optional<Node> look(String query) {
    return showing().reversed().stream()
        .map(window -> window.getScene().getRoot())
        .map(root -> look(root, query))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Node> look(Parent root, String query) {
    boolean selector = query.startsWith("#") || query.startsWith(".");
    return (selector
            ? root.lookupAll(query).stream()
            : Scenery.all(root).filter(node -> says(node, query)))
        .filter(UiRobot::isSeen)
        .findFirst();
  }

  private static boolean says(Node node, String text) {
    return node instanceof Labeled labeled && text.equals(labeled.getText());
  }

  private static boolean isSeen(Node node) {
    if (node.getScene() == null || !Scenery.isShown(node)) {
      return false;
    }
    Bounds bounds = node.localToScene(node.getBoundsInLocal());
    return bounds.getWidth() > 0
        && bounds.intersects(0, 0, node.getScene().getWidth(), node.getScene().getHeight());
  }

  private static List<Window> showing() {
    List<Window> windows = new ArrayList<>(Window.getWindows());
    windows.removeIf(window -> !window.isShowing() || window.getScene() == null);
    return windows;
  }
}
