// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen.ui;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.citizen.CitizenCard.Identifier;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Scenery;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import java.util.UUID;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The citizen's header on the screen. */
class CitizenHeaderTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final CitizenId ANA = new CitizenId(new UUID(0, 1));

  private final UiRobot robot = WINDOW.robot();
  private final FakeCitizens citizens = new FakeCitizens();
  private final CitizenHeaderViewModel model =
      new CitizenHeaderViewModel(citizens, new TestUi().context());

  @Test
  void showsTheCitizenWithAllIdentifiersAndWhatCanBeDone() {
    citizens.set(
        new CitizenCard(
            ANA,
            "Ana Ruiz",
            "es",
            List.of(
                new Identifier(IdentifierKind.PHONE, "+1 555 0100"),
                new Identifier(IdentifierKind.EMAIL, "ana@mail.test"),
                new Identifier(IdentifierKind.CASE, "SN-12"))));
    Scene scene = open();

    FxThread.run(() -> model.open(ANA, ""));

    assertTrue(robot.sees("Ana Ruiz"));
    assertTrue(robot.sees("Spanish"));
    assertTrue(robot.sees("ana@mail.test"));
    assertTrue(robot.sees("SN-12"));
    assertTrue(robot.sees("Do it"));
    assertEquals(List.of(), FxThread.get(() -> Scenery.cut(scene.getRoot())));
  }

  @Test
  void hidesTheLanguageWhenItIsEnglish() {
    citizens.set(new CitizenCard(ANA, "Ana", "en", List.of()));
    open();

    FxThread.run(() -> model.open(ANA, ""));

    assertFalse(robot.sees("#citizen-language"));
  }

  @Test
  void takesNoRoomWhileNobodyIsOpen() {
    open();

    assertFalse(robot.sees("#citizen-header"));
  }

  private Scene open() {
    return WINDOW.show(() -> new VBox(new CitizenHeader(model, new Button("Do it"))));
  }
}
