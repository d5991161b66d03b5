// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.kordamp.ikonli.feather.Feather;
import java.net.URL;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Small building blocks that several screens use. */
public final class Nodes {
  private Nodes() {}

  /** Returns a label with style classes. */
  public static Label label(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /** Returns a label that breaks lines and is never cut. */
  public static Label wrapped(String text, String... styleClasses) {
    Label label = label(text, styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Returns what takes all free width between its neighbours. */
  public static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    VBox.setVgrow(spring, Priority.ALWAYS);
    return spring;
  }

  /** Returns what a place shows while there is nothing in it: why, and what to do about it. */
  public static VBox empty(Feather icon, String title, String hint) {
    VBox box = new VBox(Icons.icon(icon), wrapped(title, "empty-title"), wrapped(hint, "muted"));
    box.getStyleClass().add("empty");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  /** Shows a node, and gives it room, only while a condition holds. */
  public static <N extends Node> N when(ObservableValue<Boolean> condition, N node) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
    return node;
  }

  /** Shows a node, and gives it room, only while a condition does not hold. */
  public static <N extends Node> N unless(ObservableValue<Boolean> condition, N node) {
    return when(Bindings.createBooleanBinding(() -> !condition.getValue(), condition), node);
  }

  /**
   * Returns the address of a style sheet that lies beside a class.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static String styleSheet(Class<?> feature, String name) {
    URL url = feature.getResource(name);
    if (url == null) {
      throw new IllegalArgumentException(name + " is missing beside " + feature.getName());
    }
    return url.toExternalForm();
  }
}
