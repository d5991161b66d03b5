// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.Original;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.timeline.QuotedText;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.book.CannedText;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The mail that is answered, below the answer. */
class QuotingTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final Book SIGNED =
      Book.of(
          List.of(
              new BookFact.TextSet(
                  new CannedText(
                      "s", "", CannedText.Use.SIGNATURE, List.of(), "", "", "{{agent.name}}"))));

  private final UiRobot robot = WINDOW.robot();
  private final FakeConversation conversation = new FakeConversation();
  private final UiContext context = new TestUi().context();
  private final DraftsInMemory drafts = new DraftsInMemory();
  private final ComposerViewModel model = model();

  @BeforeEach
  void open() {
    conversation.answers(new Original("Ana García", TestUi.START, "When?\n\n> earlier\n-- \nAna"));
    WINDOW.show(() -> new VBox(new ComposerView(model, List::of)));
    FxThread.run(() -> model.open(ComposerTarget.of(Items.mail("Ana"))));
  }

  private ComposerViewModel model() {
    return new ComposerViewModel(
        conversation,
        drafts,
        new ReplyFiles(new FakeAttachments(), drafts, context),
        new CannedTexts(() -> SIGNED, "Priya"),
        new SendTimes(() -> SIGNED),
        context,
        new Notices(context));
  }

  @Test
  void standsBetweenTheAnswerAndTheSignatureAndIsFoldedOnTheTimeline() {
    robot.click("#composer-text").type("Soon.").press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    String sent = conversation.written().getFirst().replaceAll("On .* wrote:", "On … wrote:");
    assertEquals(
        "reply: Soon.\n\nOn … wrote:\n> When?\n>\n>> earlier\n> --\n> Ana\n\n-- \nPriya", sent);
    String text = conversation.written().getFirst().substring("reply: ".length());
    assertTrue(text.contains(", Ana García wrote:\n"), text);
    assertEquals("Soon.\n\n-- \nPriya", QuotedText.of(text).fresh());
    robot.type("again").press(KeyCode.CONTROL, KeyCode.ENTER);
    assertEquals("reply: again\n\n-- \nPriya", conversation.written().getLast());
  }

  @Test
  void isLeftOutUnlessItIsAskedForAndCanBeReadBefore() {
    robot.click("#composer-quote-unfold");
    assertTrue(robot.sees("#composer-quote-text"));
    robot.click("#composer-quote").click("#composer-quote").click("#composer-text").type("Soon.");
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of("reply: Soon.\n\n-- \nPriya"), conversation.written());
  }

  @Test
  void theWishIsKeptWithTheDraftAndIsForMailsAlone() {
    FxThread.run(
        () -> {
          model.options().quoting().toggle();
          model.write(Kind.NOTE);
        });
    assertFalse(robot.sees("#composer-quote"));
    FxThread.run(
        () -> {
          model.text().set("internal");
          model.send();
        });
    assertEquals(List.of("note: internal"), conversation.written());

    ComposerViewModel again = model();
    again.open(ComposerTarget.of(Items.mail("Ana")));
    assertTrue(again.options().quoting().on().get());
  }

  @Test
  void countsAsPartOfTheMailAndIsCutWhereItIsEndless() {
    Original endless = new Original("Ana", TestUi.START, "x\n".repeat(20_000));
    assertTrue(endless.quoted().length() < 25_000);
    assertTrue(endless.quoted().endsWith("> […]"), "says that it is cut");
    FxThread.run(
        () -> {
          model.options().quoting().toggle();
          model.text().set("x".repeat(EmailFact.MAX_TEXT - 20));
        });

    assertFalse(model.sendable().get());
  }

  @Test
  void whatIsTickedWhenTheLetterIsLongMakesItTooLong() {
    FxThread.run(
        () -> {
          model.text().set("x".repeat(EmailFact.MAX_TEXT - 20));
          assertTrue(model.sendable().get());
          model.options().quoting().toggle();
        });

    assertFalse(model.sendable().get());
  }

  @Test
  void aMailThatComesMeanwhileIsQuotedInsteadOfTheOneBefore() {
    FxThread.run(
        () -> {
          model.text().set("Soon.");
          model.options().quoting().toggle();
          conversation.answers(new Original("Ana García", TestUi.START, "And how?"));
          model.open(ComposerTarget.of(Items.mail("Ana")));
          model.send();
        });

    assertTrue(
        conversation.written().getFirst().endsWith("> And how?\n\n-- \nPriya"),
        conversation.written().getFirst());
  }

  @Test
  void spaceAroundALongMailIsNotCounted() {
    assertEquals("> x", new Original("Ana", TestUi.START, " ".repeat(20_000) + "x").quoted());
  }

  @Test
  void pictures() {
    WINDOW.pictures(
        "composer-quote",
        () -> {
          VBox shown = new VBox(new ComposerView(model, List::of));
          model.text().set("Dear Ana,\n\nsoon.");
          if (!model.options().quoting().on().get()) {
            model.options().quoting().toggle();
          }
          return shown;
        });
  }
}
