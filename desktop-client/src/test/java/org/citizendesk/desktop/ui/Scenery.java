// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

/** Looks through what a window shows. On the JavaFX thread. */
public final class Scenery {
  private Scenery() {}

  /** Returns a node and all below it. */
  public static Stream<Node> all(Node node) {
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(Scenery::all))
        : Stream.of(node);
  }

  /** Returns whether a node and all around it are visible. */
  public static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Returns what a screen reader could not name: nodes that take the focus and have no words. */
  public static List<String> nameless(Node root) {
    return all(root)
        .filter(node -> node.isFocusTraversable() && isShown(node))
        .filter(node -> !hasName(root, node))
        .map(Node::toString)
        .toList();
  }

  private static boolean hasName(Node root, Node node) {
    String name = node.getAccessibleText();
    return (name != null && !name.isBlank())
        || (node instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank())
        || all(root).anyMatch(other -> other instanceof Label label && label.getLabelFor() == node);
  }

  /** Returns labels that are cut because there is too little room. */
  public static List<String> cut(Node root) {
    return all(root)
        .filter(node -> node instanceof Labeled && isShown(node))
        .map(Labeled.class::cast)
        .filter(labeled -> !labeled.getText().isEmpty())
        .filter(
            labeled ->
                labeled.lookup(".text") instanceof javafx.scene.text.Text text
                    && !labeled
                        .getText()
                        .startsWith(text.getText().isEmpty() ? " " : text.getText()))
        .map(Labeled::getText)
        .toList();
  }
}
