// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Handing a contact on, on the screen, by keyboard. */
class TransferViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeTransfers transfers = new FakeTransfers();
  private final List<ContactId> done = new ArrayList<>();
  private final TransferViewModel model =
      new TransferViewModel(transfers, new DraftsInMemory(), new TestUi().context(), done::add);

  @BeforeEach
  void open() {
    WINDOW.show(() -> new VBox(new TransferView(model)));
    open(Items.chat("Ana"));
  }

  @Test
  void findsAColleagueByTeamAndGoesOnToTheNote() {
    robot.type("nor").press(KeyCode.ENTER).type("Knows her.");
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of("Ana to lee: Knows her."), transfers.asked());
    assertEquals(List.of(Items.contact("Ana")), done);
    assertFalse(robot.sees("#transfer"));
  }

  @Test
  void choosesByArrows() {
    robot.press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.ENTER).type("Habla español");
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of("Ana to es: Habla español"), transfers.asked());
  }

  @Test
  void keepsTheNoteWhenItIsRefusedAndWhenItIsPutOff() {
    transfers.answer(new Outcome.Refused(Outcome.Code.TOO_LATE, "there is no link"));
    robot.type("lee").press(KeyCode.ENTER).type("Call her");
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertTrue(robot.sees("Not transferred: there is no link. Your note is kept."));
    assertEquals("Call her", note());
    robot.press(KeyCode.ESCAPE);
    assertFalse(robot.sees("#transfer"));
    open(Items.mail("Rosa"));
    assertEquals("", note());
    open(Items.chat("Ana"));
    assertEquals("Call her", note());
    assertFalse(robot.sees("#transfer-problem"));
  }

  @Test
  void asksForNothingWithoutAReceiverOrWithTooLongANote() {
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);
    assertTrue(robot.sees("Choose to whom"));
    robot.type("lee").press(KeyCode.ENTER);
    FxThread.run(() -> model.note().set("x".repeat(ContactFact.MAX_NOTE + 1)));

    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertTrue(robot.sees("The note is 1 character too long"));
    assertEquals(List.of(), transfers.asked());
  }

  @Test
  void whoIsFilteredOutIsNotChosenAnyMore() {
    robot.type("lee").press(KeyCode.ENTER);
    FxThread.run(() -> model.search().set("nobody"));

    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of(), transfers.asked());
    assertTrue(robot.sees("No queue and no colleague is called that."));
  }

  @Test
  void closesWhenTheContactIsGoneOrTheCitizenIs() {
    WorkItem ana = Items.chat("Ana");
    FxThread.run(() -> model.follow(List.of(ana)));
    assertTrue(robot.sees("#transfer"));

    FxThread.run(() -> model.follow(List.of(Items.with(ana, WorkItem.Status.WRAP_UP))));

    assertFalse(robot.sees("#transfer"));
  }

  @Test
  void aCallIsNotHandedOnHere() {
    assertFalse(TransferViewModel.isPossible(Items.call("Ana")));
    assertFalse(TransferViewModel.isPossible(Items.offer("Ana")));
    assertTrue(TransferViewModel.isPossible(Items.mail("Ana")));
  }

  private void open(WorkItem item) {
    FxThread.run(() -> model.open(item));
  }

  private String note() {
    return FxThread.get(() -> model.note().get());
  }
}
