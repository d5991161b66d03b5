// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.contact.WorkItem.Status;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The composer on the screen. */
class ComposerViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeConversation conversation = new FakeConversation();
  private final UiContext context = new TestUi().context();
  private final FakeAttachments attachments = new FakeAttachments();
  private final DraftsInMemory drafts = new DraftsInMemory();
  private final ComposerViewModel model =
      new ComposerViewModel(
          conversation,
          drafts,
          new ReplyFiles(attachments, drafts, context),
          new CannedTexts(() -> Book.EMPTY, ""),
          new SendTimes(() -> Book.EMPTY),
          context,
          new Notices(context));

  @BeforeEach
  void open() {
    WINDOW.show(() -> new VBox(new ComposerView(model, List::of)));
  }

  @Test
  void showsNothingWhileNothingIsOpen() {
    assertFalse(robot.sees("#composer"));
  }

  @Test
  void attachesByAKeyThatAnswersNoCall() {
    AtomicInteger asked = new AtomicInteger();
    Supplier<List<Path>> chooser =
        () -> {
          asked.incrementAndGet();
          return List.of();
        };
    WINDOW.show(() -> new VBox(new ComposerView(model, chooser)));
    FxThread.run(() -> model.open(ComposerTarget.of(Items.mail("Ana"))));

    robot.click("#composer-text").press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
    assertEquals(0, asked.get());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
    assertEquals(1, asked.get());
  }

  @Test
  void sendsByButtonAndKeepsTheFocusInTheText() {
    FxThread.run(() -> model.open(ComposerTarget.of(Items.chat("Ana"))));
    assertTrue(FxThread.get(() -> robot.find("#composer-send").isDisabled()));

    robot.click("#composer-text").type("Hello").click("#composer-send");

    assertEquals(List.of("say: Hello"), conversation.written());
    assertEquals("", text());
    assertEquals(robot.find("#composer-text"), robot.focused());
  }

  @Test
  void showsWhereAMailGoes() {
    FxThread.run(() -> model.open(ComposerTarget.of(Items.mail("Bob"))));

    assertTrue(robot.sees("To bob@mail.test · Re: About Bob"));
  }

  @Test
  void keepsReplyAndNoteApart() {
    FxThread.run(() -> model.open(ComposerTarget.of(Items.chat("Ana"))));
    robot.click("#composer-text").type("reply");

    robot.click("#composer-note").type("note");
    assertEquals("note", text());
    assertTrue(robot.sees("Save note"));
    robot.click("#composer-note").click("#composer-reply");

    assertEquals("reply", text());
    assertTrue(robot.sees("Send"));
  }

  @Test
  void saysWhyThereIsNoReply() {
    FxThread.run(() -> model.open(ComposerTarget.of(Items.offer("Ana"))));
    assertTrue(robot.sees("Accept the offer to answer. A note can be left now."));

    FxThread.run(
        () -> model.open(ComposerTarget.of(Items.with(Items.chat("Ana"), Status.WRAP_UP))));

    assertTrue(
        robot.sees(
            "The citizen can no longer be answered here. What you write is kept as a note."));
    assertTrue(FxThread.get(() -> robot.find("#composer-reply").isDisabled()));
  }

  @Test
  void showsTheProblemBesideTheTextThatIsStillThere() {
    conversation.holdNext().completeExceptionally(new IllegalStateException("disk full"));
    FxThread.run(() -> model.open(ComposerTarget.of(Items.chat("Ana"))));

    robot.click("#composer-text").type("Hello").press(KeyCode.CONTROL, KeyCode.ENTER);

    assertTrue(robot.sees("#composer-problem"));
    assertEquals("Hello", text());
  }

  @Test
  void saysWhenTheTextIsTooLong() {
    FxThread.run(
        () -> {
          model.open(ComposerTarget.of(Items.chat("Ana")));
          model.text().set("x".repeat(4010));
        });

    assertTrue(robot.sees("10 characters too long"));
    assertTrue(FxThread.get(() -> robot.find("#composer-send").isDisabled()));
  }

  @Test
  void insertsAnArticleWhereTheCaretIs() {
    FxThread.run(() -> model.open(ComposerTarget.of(Items.chat("Ana"))));
    robot.click("#composer-text").type("Yes, bye");
    FxThread.run(() -> area().positionCaret(4));

    FxThread.run(
        () -> model.insert("80 hours,", new KnowledgeFact.Quoted("me", "snap", 1, "T", "")));
    robot.type(" really");

    assertEquals("Yes, 80 hours, really bye", text());
  }

  private TextArea area() {
    return robot.find("#composer-text", TextArea.class);
  }

  private String text() {
    return FxThread.get(() -> area().getText());
  }
}
