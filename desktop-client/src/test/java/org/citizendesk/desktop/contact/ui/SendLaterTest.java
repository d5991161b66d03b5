// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Mails that leave later. */
class SendLaterTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeConversation conversation = new FakeConversation();
  private final TestUi ui = new TestUi();
  private final UiContext context = ui.context();
  private final DraftsInMemory drafts = new DraftsInMemory();
  private final ComposerViewModel model = model();

  @BeforeEach
  void open() {
    WINDOW.show(() -> new VBox(new ComposerView(model, List::of)));
    FxThread.run(() -> model.open(ComposerTarget.of(Items.mail("Ana"))));
  }

  private ComposerViewModel model() {
    return new ComposerViewModel(
        conversation,
        drafts,
        new ReplyFiles(new FakeAttachments(), drafts, context),
        new CannedTexts(() -> Book.EMPTY, ""),
        new SendTimes(() -> Book.EMPTY),
        context,
        new Notices(context));
  }

  @Test
  void aTimeOfTheMenuGoesWithTheMailAndOnlyWithIt() {
    Instant tomorrow = FxThread.get(() -> model.options().later().usual().getFirst());
    robot.click("#composer-text").type("Good day");
    robot.click("#composer-later").press(KeyCode.DOWN).press(KeyCode.ENTER);
    assertTrue(robot.sees("#composer-later-chosen"));
    assertTrue(robot.sees("Send later"));

    robot.click("#composer-send");

    assertEquals(List.of("reply: Good day at " + tomorrow), conversation.written());
    assertFalse(robot.sees("#composer-later-chosen"));
    robot.type("again").press(KeyCode.CONTROL, KeyCode.ENTER);
    assertEquals("reply: again", conversation.written().getLast());
  }

  @Test
  void dayAndTimeAreChosenByKeysAlone() {
    robot.click("#composer-text").type("Good day").press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    robot.type("half past").press(KeyCode.ENTER);
    assertTrue(
        robot.sees("“half past” is no time of day. Hours and minutes are meant, as in 8:30."));

    robot.press(KeyCode.CONTROL, KeyCode.A).type("9:15").press(KeyCode.ENTER);

    assertEquals(robot.find("#composer-text"), robot.focused());
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);
    assertEquals(List.of("reply: Good day at 2026-11-22T09:15:00Z"), conversation.written());
  }

  @Test
  void theChoiceIsKeptWithTheDraftAndTakenOutAgain() {
    FxThread.run(
        () -> {
          model.text().set("Good day");
          model.options().later().choose(TestUi.START.plusSeconds(3_600));
          model.open(ComposerTarget.of(Items.mail("Bob")));
        });
    assertFalse(robot.sees("#composer-later-chosen"));

    ComposerViewModel again = model();
    again.open(ComposerTarget.of(Items.mail("Ana")));
    assertEquals(
        Optional.of(TestUi.START.plusSeconds(3_600)), again.options().later().chosen().get());
    again.options().later().clear();
    again.send();

    assertEquals(List.of("reply: Good day"), conversation.written());
  }

  @Test
  void whatIsOverIsRefusedWhenItIsChosenAndWhenItIsSent() {
    FxThread.run(
        () -> {
          model.options().later().choose(TestUi.START.minusSeconds(1));
          assertEquals(Optional.empty(), model.options().later().chosen().get());
          assertTrue(model.options().later().problem().get().startsWith("That is over: "));
          model.text().set("Good day");
          model.options().later().choose(TestUi.START.plusSeconds(60));
          ui.pass(Duration.ofMinutes(2));
          model.send();
        });

    assertEquals(List.of(), conversation.written());
    assertTrue(robot.sees("#composer-later-problem"));
    robot.click("#composer-later-clear").press(KeyCode.CONTROL, KeyCode.ENTER);
    assertEquals(List.of("reply: Good day"), conversation.written());
  }

  @Test
  void aNoteAndAChatLeaveAtOnce() {
    FxThread.run(() -> model.open(ComposerTarget.of(Items.chat("Cid"))));

    assertFalse(robot.sees("#composer-later"));
    FxThread.run(() -> model.options().later().startAsking());
    assertFalse(robot.sees("#composer-later-time"));
  }

  @ParameterizedTest
  @CsvSource({
    "8,08:00",
    "8:30,08:30",
    "08.05,08:05",
    "8 pm,20:00",
    "12am,00:00",
    "12:30 p.m.,12:30",
    "24,",
    "8:60,",
    "13 pm,",
    "0am,",
    "eight,",
    "8:3,",
    "'',"
  })
  void timesAreReadAsPeopleTypeThem(String typed, LocalTime time) {
    assertEquals(Optional.ofNullable(time), SendLaterViewModel.read(typed));
  }

  @Test
  void pictures() {
    WINDOW.pictures(
        "composer-later",
        () -> {
          VBox shown = new VBox(new ComposerView(model, List::of));
          model.text().set("Dear Ana,\n\nyour card is on its way.");
          model.options().later().choose(TestUi.START.plusSeconds(200_000));
          model.options().later().startAsking();
          model.options().later().take();
          return shown;
        });
  }
}
