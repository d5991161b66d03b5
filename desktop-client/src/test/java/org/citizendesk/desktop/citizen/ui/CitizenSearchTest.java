// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen.ui;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.citizen.CitizenCard.Identifier;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Scenery;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Theme;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The field in which citizens are searched, and the pop-over under it. */
class CitizenSearchTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeCitizens citizens = new FakeCitizens();
  private final List<String> opened = new ArrayList<>();
  private final CitizenSearchViewModel model =
      new CitizenSearchViewModel(citizens, new TestUi().context(), row -> opened.add(row.name()));

  @Test
  void keepsTheCursorInTheFieldWhileTheKeysGoThroughWhoWasFound() {
    know("Ana Ruiz", "Hannah Oyelaran");
    open();
    robot.click("#citizen-field").type("an").press(KeyCode.DOWN).type("n");

    assertEquals("ann", robot.find("#citizen-field", TextField.class).getText());
    assertEquals("citizen-field", focused());
    robot.press(KeyCode.ENTER);
    assertEquals(List.of("Hannah Oyelaran"), opened);
    robot.waitUntilGone("#citizens-found");
  }

  @Test
  void opensACitizenByMouse() {
    know("Ana Ruiz", "Hannah Oyelaran");
    open();
    robot.click("#citizen-field").type("an").click("Hannah Oyelaran");

    assertEquals(List.of("Hannah Oyelaran"), opened);
  }

  @Test
  void tellsAScreenReaderWhoIsMarkedAlthoughTheCursorStaysInTheField() {
    know("Ana Ruiz", "Hannah Oyelaran");
    open();
    robot.click("#citizen-field").type("an").press(KeyCode.UP);

    assertEquals(
        "Hannah Oyelaran, +12025550101",
        FxThread.get(() -> robot.find("#citizen-field").getAccessibleHelp()));
  }

  @Test
  void saysThatNobodyWasFound() {
    open();
    robot.click("#citizen-field").type("zz");

    assertTrue(robot.sees("Nobody found"));
    robot.press(KeyCode.ENTER);
    assertEquals(List.of(), opened);
  }

  @Test
  void emptiesTheFieldByEscapeAndByTheButton() {
    know("Ana Ruiz");
    open();
    robot.click("#citizen-field").type("an").press(KeyCode.ESCAPE);
    assertEquals("", model.text().get());
    assertFalse(robot.sees("#citizens-found"));

    robot.type("an").click("#citizen-field-clear");
    assertEquals("", model.text().get());
  }

  @Test
  void closesWhenTheWorkGoesOnElsewhereAndComesBackWithTheField() {
    know("Ana Ruiz");
    open();
    robot.click("#citizen-field").type("an");
    FxThread.run(() -> robot.find("#elsewhere").requestFocus());
    robot.waitUntilGone("#citizens-found");

    FxThread.run(() -> robot.find("#citizen-field").requestFocus());
    assertTrue(robot.sees("#citizens-found"));
  }

  @Test
  void growsWithTheTextAndCutsNoIdentifier() {
    know("Ana Ruiz", "Hannah Oyelaran");
    Scene scene = open();
    FxThread.run(() -> Theme.dress(scene, 150));
    robot.click("#citizen-field").type("an");

    Node found = robot.find("#citizens-found");
    assertEquals(List.of(), FxThread.get(() -> Scenery.cut(found)));
    assertEquals(28 * 13 * 1.5, FxThread.get(() -> found.getLayoutBounds().getWidth()), 2);
  }

  private void know(String... names) {
    for (int i = 0; i < names.length; i++) {
      citizens.set(
          new CitizenCard(
              new CitizenId(new UUID(9, i)),
              names[i],
              "",
              List.of(new Identifier(IdentifierKind.PHONE, "+1202555010" + i))));
    }
  }

  private String focused() {
    Node node = robot.focused();
    return node == null ? "" : node.getId();
  }

  private Scene open() {
    return WINDOW.show(
        () -> {
          Button elsewhere = new Button("Elsewhere");
          elsewhere.setId("elsewhere");
          return new HBox(elsewhere, new CitizenSearch(model));
        });
  }
}
