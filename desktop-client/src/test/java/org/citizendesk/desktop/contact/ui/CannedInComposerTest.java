// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.canned.ui.ReadyTexts;
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
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Ready texts in the composer, by keys alone. */
class CannedInComposerTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeConversation conversation = new FakeConversation();
  private final UiContext context = new TestUi().context();
  private final DraftsInMemory drafts = new DraftsInMemory();
  private final ComposerViewModel model = model();

  @BeforeEach
  void open() {
    WINDOW.show(() -> new VBox(new ComposerView(model, List::of)));
    FxThread.run(() -> model.open(ComposerTarget.of(Items.mail("Ana"))));
    robot.click("#composer-text");
  }

  private ComposerViewModel model() {
    return new ComposerViewModel(
        conversation,
        drafts,
        new ReplyFiles(new FakeAttachments(), drafts, context),
        ReadyTexts.TEXTS,
        new SendTimes(() -> Book.EMPTY),
        context,
        new Notices(context));
  }

  @Test
  void aCodeAndEnterInsertAndTheFieldsAreFilledInOneAfterTheOther() {
    robot.type("/papers").press(KeyCode.ENTER);

    assertEquals("Dear Ana, send {{the papers}} by {{day}}. Priya", text());
    assertInstanceOf(TextField.class, robot.focused());
    robot.type("your lease").press(KeyCode.ENTER).type("Monday").press(KeyCode.ENTER);

    assertEquals("Dear Ana, send your lease by Monday. Priya", text());
    assertEquals(robot.find("#composer-text"), robot.focused());
    assertFalse(robot.sees("#canned-fields"));
    robot.type(".").press(KeyCode.CONTROL, KeyCode.ENTER);
    assertEquals(
        List.of("reply: Dear Ana, send your lease by Monday. Priya."), conversation.written());
  }

  @Test
  void anUnfilledFieldIsNeverSent() {
    robot.type("/papers").press(KeyCode.ENTER).press(KeyCode.ESCAPE);
    assertEquals(robot.find("#composer-text"), robot.focused());

    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of(), conversation.written());
    assertTrue(robot.sees("Not sent: “the papers” in line 1 is not filled in."));
    robot.click("#composer-send");
    assertEquals(List.of(), conversation.written());
  }

  @Test
  void insertionIsUndoneByTheKeyThatUndoesTyping() {
    robot.type("Good day. /call").press(KeyCode.TAB);
    assertEquals("Good day. Please call about papers.", text());

    robot.press(KeyCode.CONTROL, KeyCode.Z);

    assertEquals("Good day. /call", text());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertEquals("Good day. Please call about papers.", text());
  }

  @Test
  void theShortcutSearchesAndEscapeLeavesTheTextAsItWas() {
    robot.type("Hello ").press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
    assertTrue(robot.sees("#canned-found"));

    robot.press(KeyCode.DOWN).press(KeyCode.ESCAPE);

    assertFalse(robot.sees("#canned-found"));
    assertEquals("Hello ", text());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I).press(KeyCode.DOWN);
    robot.press(KeyCode.ENTER);
    assertEquals("Hello Please call about papers.", text());
  }

  @Test
  void aDraftKeepsWhatIsNotFilledIn() {
    robot.type("/papers").press(KeyCode.ENTER).type("lease").press(KeyCode.ESCAPE);
    FxThread.run(() -> model.open(ComposerTarget.of(Items.mail("Bob"))));
    assertFalse(robot.sees("#canned-fields"));

    ComposerViewModel again = model();
    WINDOW.show(() -> new VBox(new ComposerView(again, List::of)));
    FxThread.run(() -> again.open(ComposerTarget.of(Items.mail("Ana"))));

    assertEquals("Dear Ana, send lease by {{day}}. Priya", text());
    assertTrue(robot.sees("#canned-fields"));
  }

  @Test
  void pictures() {
    WINDOW.pictures(
        "canned-found",
        () -> {
          VBox shown = new VBox(new ComposerView(model, List::of));
          model.written().show("Good day,\n/");
          model.canned().choose(2);
          return shown;
        });
    WINDOW.pictures(
        "canned-fields",
        () -> {
          VBox shown = new VBox(new ComposerView(model, List::of));
          model.written().show("/papers");
          model.canned().insert();
          model.send();
          return shown;
        });
    assertTrue(robot.sees("#canned-problem"));
  }

  private String text() {
    return FxThread.get(() -> robot.find("#composer-text", TextArea.class).getText());
  }
}
