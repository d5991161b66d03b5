// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.attachment.Transfer;
import org.citizendesk.desktop.contact.Recipients;
import org.citizendesk.desktop.contact.ui.Items;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.ui.TimelineRow;
import org.citizendesk.desktop.ui.FxBridge;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Scenery;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Files of a mail thread on the screen: those that came, one on its way, those still to go. */
class MailFilesTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final String MARIA = "Maria Alvarez";
  private static final String DANIEL = "Daniel Whitcombe";

  private final UiRobot robot = WINDOW.robot();
  private final FakeDesk desk = new FakeDesk();

  @BeforeEach
  void aThread() {
    desk.work.items().set(List.of(Items.about(Items.mail(DANIEL), "Missed interview")));
    desk.timeline.add(
        Items.citizen(DANIEL),
        Items.contact(DANIEL),
        TestUi.START.minusSeconds(900),
        new EmailFact.Received(
            "<1@mail.test>",
            "Daniel Whitcombe <daniel@mail.test>",
            List.of("benefits@agency.test"),
            "Missed interview",
            "Good morning, I was in hospital; the papers are attached.",
            null,
            List.of(
                new EmailFact.Attachment("discharge letter.pdf", "application/pdf", 184_320, "a"),
                new EmailFact.Attachment("x-ray_left_hand.png", "image/png", 1_992_294, "b")),
            "raw",
            List.of(),
            null));
    desk.timeline.addOwn(
        Items.citizen(DANIEL),
        Items.contact(DANIEL),
        TestUi.START.minusSeconds(60),
        Delivery.SAVED_HERE,
        new EmailFact.ReplyWritten(
            "priya",
            "daniel@mail.test",
            "Re: Missed interview",
            "Thank you, please fill in the form.",
            "<1@mail.test>",
            List.of(new EmailFact.Attachment("form.pdf", "application/pdf", 920_000, "c"))));
    desk.conversation.know(
        new Recipients(
            "daniel@mail.test",
            "forms@mail.test",
            List.of("legal.aid@help.test", "ruth.whitcombe@mail.test"),
            List.of("daniel@mail.test", "legal.aid@help.test", "dr.lee@clinic.test")));
    desk.attachments.transfers.set(
        Map.of("c", new Transfer(Transfer.Direction.UP, 368_000, 920_000, "")));
  }

  @Test
  void looksRightInEverySizeAndTheme() {
    WINDOW.pictures(
        "desk-files",
        () ->
            desk(
                model -> {
                  model.composer().recipients().toggleAll();
                  model.composer().recipients().startAdding();
                  model.composer().files().add("list of documents.pdf", new byte[48_000]);
                  model.composer().files().add("map.png", new byte[2_100_000]);
                  model.composer().text().set("Here are the list and a map.");
                }));
  }

  @Test
  void filesOfAChatLookRightInEverySizeAndTheme() {
    EmailFact.Attachment form =
        new EmailFact.Attachment("form.pdf", "application/pdf", 92_000, "d");
    desk.work.items().set(List.of(Items.chat(MARIA)));
    desk.timeline.add(
        Items.citizen(MARIA),
        Items.contact(MARIA),
        TestUi.START.minusSeconds(300),
        new ChatFact.Message(
            ChatFact.Author.CITIZEN,
            MARIA,
            "",
            List.of(
                new EmailFact.Attachment("photo_of the card.jpg", "image/jpeg", 1_992_294, "b"))));
    desk.timeline.addOwn(
        Items.citizen(MARIA),
        Items.contact(MARIA),
        TestUi.START.minusSeconds(60),
        Delivery.SAVED_HERE,
        new ChatFact.Message(
            ChatFact.Author.AGENT, "Priya Shah", "Please fill this in.", List.of(form)));
    WINDOW.pictures(
        "desk-chat-files",
        () -> {
          DeskViewModel model = desk.model(desk.ui.context());
          DeskWorkspace workspace =
              new DeskWorkspace(model, new StackPane(), FxBridge.live().executor());
          model.openContact(Items.contact(MARIA));
          model.composer().files().add("list of documents.pdf", new byte[48_000]);
          return workspace;
        });
  }

  @Test
  void aMailsFilesAreOfferedByTheMenuKey() {
    WINDOW.show(() -> desk(model -> {}));
    FxThread.run(
        () -> {
          ListView<TimelineRow> list = list();
          list.requestFocus();
          select(list);
          list.fireEvent(
              new ContextMenuEvent(
                  ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 5, 5, true, null));
        });

    assertEquals(
        List.of(
            "Open discharge letter.pdf",
            "Save discharge letter.pdf as…",
            "Open x-ray_left_hand.png",
            "Save x-ray_left_hand.png as…"),
        FxThread.get(MailFilesTest::offered));
    FxThread.run(() -> menu().getItems().getFirst().fire());
    assertEquals(List.of("fetch discharge letter.pdf of raw"), desk.attachments.asked);
  }

  @Test
  void aFileIsTakenOutOfTheReplyByItsButton() {
    WINDOW.show(() -> desk(model -> model.composer().files().add("map.png", new byte[2_048])));
    assertTrue(robot.sees("map.png, 2 KB"));

    robot.click("#composer-file-remove");

    assertFalse(robot.sees("map.png, 2 KB"));
  }

  @Test
  void showsNamesAsTheyAreAndHowFarAnUploadIs() {
    Scene scene = WINDOW.show(() -> desk(model -> {}));
    FxThread.settle();

    assertTrue(
        FxThread.get(
            () ->
                Scenery.all(scene.getRoot())
                    .anyMatch(
                        node ->
                            node instanceof Text text
                                && text.getText().equals("x-ray_left_hand.png, 1.9 MB"))));

    assertTrue(robot.sees("form.pdf, 899 KB – uploading 40 %"));
  }

  private Region desk(Consumer<DeskViewModel> then) {
    DeskViewModel model = desk.model(desk.ui.context());
    DeskWorkspace workspace = new DeskWorkspace(model, new StackPane(), FxBridge.live().executor());
    model.openContact(Items.contact(DANIEL));
    then.accept(model);
    return workspace;
  }

  @SuppressWarnings("unchecked")
  private ListView<TimelineRow> list() {
    return (ListView<TimelineRow>) robot.find("#timeline");
  }

  private static void select(ListView<TimelineRow> list) {
    for (int i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i) instanceof TimelineRow.Mail mail && mail.incoming()) {
        list.getSelectionModel().select(i);
      }
    }
  }

  private static List<String> offered() {
    return menu().getItems().stream().map(MenuItem::getText).toList();
  }

  private static ContextMenu menu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
