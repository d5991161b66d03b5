// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attention.ui;

import org.citizendesk.desktop.attention.Matter;
import org.citizendesk.desktop.store.StoreNotice;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Theme;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AttentionViewsTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeAttention attention = new FakeAttention();
  private final TestUi ui = new TestUi();
  private final Notices notices = new Notices(ui.context());
  private final AttentionViewModel model = new AttentionViewModel(attention, ui.context(), notices);

  @Test
  void isThereOnlyWhileSomethingNeedsAttentionAndSaysHowMuch() {
    WINDOW.show(this::views);
    assertFalse(robot.sees("#attention"));
    FxThread.run(() -> attention.matters.set(List.of(refused(note()))));

    assertTrue(robot.sees("#attention"));
    assertEquals("1 matter needs your attention", robot.find("#attention").getAccessibleText());
  }

  @Test
  void aRefusedEntryCanBeReadCopiedAndDismissed() {
    attention.matters.set(List.of(refused(note())));
    WINDOW.show(this::views);
    robot.click("#attention");
    assertTrue(robot.sees("She will send the form by Friday."));
    assertTrue(robot.sees("Note"));
    robot.click("Copy text");

    String copied = FxThread.get(() -> Clipboard.getSystemClipboard().getString());
    assertTrue(copied.contains("She will send the form by Friday."), copied);
    assertTrue(copied.contains("The server refused it: not your contact."), copied);
    robot.click("Dismiss");
    assertEquals(List.of(), attention.matters.get());
    assertFalse(robot.sees("#attention"));
  }

  @Test
  void looksRightInBothThemes() {
    StoreNotice notice =
        new StoreNotice(
            1, TestUi.START, StoreNotice.Kind.SALVAGED, 40, 2, "desk.db.damaged-20260302-104200");
    attention.matters.set(List.of(new Matter.Befell(notice), refused(note())));
    for (Theme theme : Theme.values()) {
      Scene scene = WINDOW.show(UiWindow.Size.LAPTOP, theme, this::views);
      robot.click("#attention");
      assertTrue(robot.sees("#attention-list"));
      WINDOW.picture(scene, "attention-" + theme.name().toLowerCase(Locale.ROOT));
      robot.press(KeyCode.ESCAPE);
      robot.waitUntilGone("#attention-list");
    }
  }

  @Test
  void anEntryThatThisProgramDoesNotKnowIsShownAsItWasWritten() {
    attention.matters.set(
        List.of(
            refused(new UnknownFact(new Event.Content("form.filled", 3, "{\"form\":\"A-7\"}")))));

    AttentionViewModel.Row row = model.rows().get().getFirst();

    assertEquals("Entry (form.filled)", row.title());
    assertEquals("{\"form\":\"A-7\"}", row.content());
  }

  @Test
  void whatBefellThisComputerIsSaidOnceAndStaysInTheList() {
    StoreNotice notice =
        new StoreNotice(
            1, TestUi.START, StoreNotice.Kind.SALVAGED, 40, 2, "desk.db.damaged-20260302-104200");
    attention.matters.set(List.of(new Matter.Befell(notice)));

    String said = notices.current().get().orElseThrow().text();
    assertTrue(said.contains("40 entries of yours were saved; 2 could not be read."), said);
    assertTrue(said.contains("desk.db.damaged-20260302-104200"), said);
    notices.dismiss();
    attention.matters.set(List.of(new Matter.Befell(notice), refused(note())));
    assertTrue(notices.current().get().isEmpty());
    assertEquals(2, model.rows().get().size());
  }

  private HBox views() {
    HBox bar = new HBox(new AttentionButton(model), new Label(""));
    bar.setStyle("-fx-alignment: center-right; -fx-padding: 8");
    return bar;
  }

  private static Fact note() {
    return new NoteFact.Written("ana", "She will send the form by Friday.");
  }

  private static Matter refused(Fact fact) {
    return new Matter.Refused(
        new StoredEvent(
            new EventId(Uuids.named("event", "1")),
            new CitizenId(Uuids.named("citizen", "elena")),
            null,
            new DeviceId(Uuids.named("device", "1")),
            TestUi.START,
            null,
            StoredEvent.Standing.REFUSED,
            1,
            fact,
            "not your contact"));
  }
}
