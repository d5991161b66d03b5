// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.controlsfx.control.SegmentedButton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;

/** A few things of which exactly one is chosen, side by side as one control. */
public final class Choice<T> extends SegmentedButton {
  private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

  /**
   * Shows nothing as chosen until {@link #show}.
   *
   * @param name stable: the id of a value's button is {@code NAME-VALUE} in lower case
   * @param choose called when the user presses a button, also of what is chosen already
   */
  public Choice(String name, List<T> values, Consumer<T> choose) {
    setFocusTraversable(false);
    for (T value : values) {
      ToggleButton button = new ToggleButton();
      button.setId(name + "-" + value.toString().toLowerCase(Locale.ROOT));
      button.setMinWidth(USE_PREF_SIZE);
      // The skin would do it only when it is first painted, after some may have been chosen.
      button.setToggleGroup(getToggleGroup());
      button.setOnAction(
          event -> {
            // A second press must not leave none chosen.
            button.setSelected(true);
            choose.accept(value);
          });
      buttons.put(value, button);
    }
    getButtons().setAll(buttons.values());
  }

  /** Shows which value is chosen. */
  public void show(T value) {
    button(value).setSelected(true);
  }

  /**
   * Returns the button of a value, to be named.
   *
   * @throws IllegalArgumentException if it is not one of the values
   */
  public ToggleButton button(T value) {
    ToggleButton button = buttons.get(value);
    if (button == null) {
      throw new IllegalArgumentException("no such choice: " + value);
    }
    return button;
  }
}
