// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Putting a contact aside, on the screen, by keyboard. */
class ParkViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final TestUi ui = new TestUi();
  private final UiContext context = ui.context();
  private final Notices notices = new Notices(context);
  private final FakeWork work = new FakeWork();
  private final List<ContactId> done = new ArrayList<>();
  private final ParkViewModel model = new ParkViewModel(work, context, notices, done::add);

  @BeforeEach
  void open() {
    WINDOW.show(() -> new VBox(new ParkView(model)));
    open(Items.chat("Ana"));
  }

  @Test
  void beginsWithWhatIsMostOftenMeant() {
    robot.press(KeyCode.SPACE);

    assertEquals(List.of("park until null"), work.parked());
    assertEquals(List.of(Items.contact("Ana")), done);
    assertFalse(robot.sees("#park"));
  }

  @Test
  void parksForAnHourByAKeyMore() {
    robot.press(KeyCode.TAB).press(KeyCode.SPACE);

    assertEquals(List.of("park until " + TestUi.START.plus(Duration.ofHours(1))), work.parked());
  }

  @Test
  void parksUntilATimeAndSaysBeforeWhatIsMeant() {
    write(1, "9:15");
    assertTrue(text("#park-meant").startsWith("Comes back on Sunday, November 22, 2026"));

    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of("park until 2026-11-22T09:15:00Z"), work.parked());
  }

  @Test
  void refusesInWordsWhatIsNoTimeToCome() {
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);
    assertEquals("For another time, write it as 14:30 or 2:30 pm", text("#park-missing"));
    write(0, "noon");
    assertEquals("noon is no time of day; write it as 14:30 or 2:30 pm", text("#park-missing"));
    write(0, "10:42");
    assertEquals("That time is over; choose one that is to come", text("#park-missing"));
    write(365, "10:43");
    assertEquals("Choose a time within a year", text("#park-missing"));
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);
    assertEquals(List.of(), work.parked());

    write(0, "10:43");
    assertEquals("", FxThread.get(() -> model.missing().get()));
    FxThread.run(() -> ui.pass(Duration.ofMinutes(1)));
    assertEquals("That time is over; choose one that is to come", text("#park-missing"));
  }

  @Test
  void staysOpenAndSaysWhyWhenItIsRefusedOrNobodyAnswers() {
    answer(new Outcome.Refused(Outcome.Code.TOO_LATE, "there is no link"));
    robot.press(KeyCode.SPACE);
    assertTrue(robot.sees("Not done: there is no link."));

    work.answer(CompletableFuture.failedFuture(new IllegalStateException("broken")));
    robot.press(KeyCode.SPACE);
    assertTrue(robot.sees("This could not be done; try again."));

    answer(new Outcome.Done());
    robot.press(KeyCode.SPACE);
    assertFalse(robot.sees("#park"));
    assertEquals(List.of(Items.contact("Ana")), done);
  }

  @Test
  void closesByEscapeAndWhenTheContactIsGone() {
    robot.press(KeyCode.ESCAPE);
    assertFalse(robot.sees("#park"));
    open(Items.chat("Ana"));
    choose(Items.chat("Ana"));
    assertTrue(robot.sees("#park"));

    choose(Items.with(Items.chat("Ana"), WorkItem.Status.WRAP_UP));

    assertFalse(robot.sees("#park"));
    open(Items.chat("Ana"));
    choose(Items.chat("Rosa"));
    assertFalse(robot.sees("#park"), "another one was chosen");
    assertEquals(List.of(), work.parked());
  }

  @Test
  void resumesOnlyWhatIsPutAsideAndSaysWhyNot() {
    FxThread.run(model::resume);
    assertEquals(List.of(), work.parked());
    answer(new Outcome.Refused(Outcome.Code.INVALID, "it does not fit"));
    choose(Items.parked(Items.chat("Ana"), null));

    FxThread.run(model::resume);

    assertEquals(List.of("resume"), work.parked());
    assertEquals("Not done: it does not fit.", notices.current().get().orElseThrow().text());
    FxThread.run(model::open);
    robot.press(KeyCode.SPACE);
    assertEquals(List.of("resume", "park until null"), work.parked(), "until another time");
  }

  @Test
  void aCallCannotWait() {
    assertFalse(ParkViewModel.isPossible(Items.call("Ana")));
    assertFalse(ParkViewModel.isPossible(Items.offer("Ana")));
    assertTrue(ParkViewModel.isPossible(Items.mail("Ana")));
    assertTrue(
        ParkViewModel.isPossible(Items.with(Items.mail("Ana"), WorkItem.Status.PARKED)),
        "until another time");
  }

  private void answer(Outcome outcome) {
    work.answer(CompletableFuture.completedFuture(outcome));
  }

  private void write(int days, String time) {
    FxThread.run(
        () -> {
          model.day().set(LocalDate.ofInstant(TestUi.START, context.zone()).plusDays(days));
          model.time().set(time);
        });
  }

  private String text(String id) {
    return robot.find(id, Label.class).getText();
  }

  private void open(WorkItem item) {
    choose(item);
    FxThread.run(model::open);
  }

  private void choose(WorkItem item) {
    FxThread.run(() -> model.choose(Optional.of(item)));
  }
}
