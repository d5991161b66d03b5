// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ChoiceTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final List<String> chosen = new ArrayList<>();

  @Test
  void showsOneAsChosenEvenIfSeveralWereBeforeItWasPainted() {
    Choice<String> choice = FxThread.get(this::choice);
    FxThread.run(
        () -> {
          choice.show("Pear");
          choice.show("Apple");
        });
    WINDOW.show(() -> new VBox(choice));

    assertEquals(List.of("Apple"), selected(choice));
  }

  @Test
  void leavesItsChoiceChosenWhenItIsPressedAgain() {
    Choice<String> choice = FxThread.get(this::choice);
    WINDOW.show(() -> new VBox(choice));
    robot.click("#fruit-pear").click("#fruit-pear");

    assertEquals(List.of("Pear"), selected(choice));
    assertEquals(List.of("Pear", "Pear"), chosen);
  }

  @Test
  void isOneControlForTheKeyboard() {
    Choice<String> choice = FxThread.get(this::choice);
    WINDOW.show(() -> new VBox(choice));
    FxThread.run(() -> robot.find("#fruit-apple").requestFocus());
    robot.press(KeyCode.RIGHT).press(KeyCode.SPACE);

    assertEquals(List.of("Pear"), selected(choice));
    assertEquals(List.of("Pear"), chosen);
  }

  @Test
  void refusesWhatIsNoneOfItsValues() {
    Choice<String> choice = FxThread.get(this::choice);

    assertThrows(IllegalArgumentException.class, () -> choice.show("Plum"));
  }

  private Choice<String> choice() {
    List<String> fruit = List.of("Apple", "Pear", "Fig");
    Choice<String> choice = new Choice<>("fruit", fruit, chosen::add);
    fruit.forEach(one -> choice.button(one).setText(one));
    return choice;
  }

  private static List<String> selected(Choice<String> choice) {
    return FxThread.get(
        () ->
            choice.getButtons().stream()
                .filter(ToggleButton::isSelected)
                .map(ToggleButton::getText)
                .toList());
  }
}
