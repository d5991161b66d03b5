// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.SearchField;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.TextFieldListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChoiceListTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<List<String>> shown =
      new SimpleObjectProperty<>(List.of("apple", "pear", "plum"));
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final TextField after = new TextField();

  @BeforeEach
  void open() {
    search.subscribe(
        words ->
            shown.set(
                List.of("apple", "pear", "plum").stream()
                    .filter(it -> it.contains(words))
                    .toList()));
    WINDOW.show(
        () -> {
          ChoiceList<String> choices =
              new ChoiceList<>(
                  "Fruit",
                  new SearchField("search", "Search", "Search"),
                  "fruit",
                  new ChoiceList.Model<>(search, shown, chosen),
                  TextFieldListCell::new);
          choices.setNext(after::requestFocus);
          return new VBox(choices, after);
        });
    FxThread.run(() -> robot.find("#search").requestFocus());
  }

  @Test
  void enterChoosesTheFirstThatWasFoundAndGoesOn() {
    robot.type("p").type("l").press(KeyCode.BACK_SPACE).type("e").press(KeyCode.ENTER);

    assertEquals(Optional.of("pear"), chosen());
    assertEquals("pear", selected());
    assertTrue(FxThread.get(after::isFocused));
  }

  @Test
  void enterDoesNothingWhereNothingWasFound() {
    robot.type("x").press(KeyCode.ENTER);

    assertEquals(Optional.empty(), chosen());
    assertTrue(FxThread.get(() -> robot.find("#search").isFocused()));
  }

  @Test
  void arrowsChooseAndEnterGoesOn() {
    robot.press(KeyCode.DOWN).press(KeyCode.DOWN);
    assertEquals(Optional.of("pear"), chosen());

    robot.press(KeyCode.ENTER);

    assertTrue(FxThread.get(after::isFocused));
    assertEquals(Optional.of("pear"), chosen());
  }

  @Test
  void showsWhatTheModelChooses() {
    FxThread.run(() -> chosen.set(Optional.of("plum")));
    assertEquals("plum", selected());

    FxThread.run(() -> chosen.set(Optional.empty()));
    assertEquals(null, selected());
  }

  @Test
  void aChoiceOutlivesASearchThatHidesIt() {
    FxThread.run(() -> chosen.set(Optional.of("plum")));

    FxThread.run(() -> search.set("app"));
    assertEquals(null, selected());
    assertEquals(Optional.of("plum"), chosen(), "what is chosen is the model's to say");

    FxThread.run(() -> search.set(""));
    assertEquals("plum", selected());
  }

  private Optional<String> chosen() {
    return FxThread.get(chosen::get);
  }

  private @org.jspecify.annotations.Nullable String selected() {
    return FxThread.get(
        () -> (String) robot.find("#fruit", ListView.class).getSelectionModel().getSelectedItem());
  }
}
