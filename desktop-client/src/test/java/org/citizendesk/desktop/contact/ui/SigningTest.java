// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.PendingReply;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.book.CannedText;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The signature below a mail. */
class SigningTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final Book BOOK =
      Book.of(
          List.of(
              new BookFact.QueueSet(queue("Benefits", "Benefits office", "")),
              new BookFact.QueueSet(queue("Ayuda", "Oficina de ayuda", "es")),
              signature("usual", "", List.of(), "{{agent.name}}\n{{queue.name}}"),
              signature("usual", "es", List.of(), "Saludos, {{agent.name}}"),
              signature("own", "", List.of("Fees"), "The fees desk")));
  private static final String SIGNED = "\n\n-- \nPriya Shah\nBenefits office";

  private final FakeConversation conversation = new FakeConversation();
  private final UiContext context = new TestUi().context();
  private final DraftsInMemory drafts = new DraftsInMemory();
  private final CannedTexts canned = new CannedTexts(() -> BOOK, "Priya Shah");
  private final ComposerViewModel model =
      new ComposerViewModel(
          conversation,
          drafts,
          new ReplyFiles(new FakeAttachments(), drafts, context),
          canned,
          new SendTimes(() -> BOOK),
          context,
          new Notices(context));

  @Test
  void standsBelowAMailAndNothingElse() {
    model.open(ComposerTarget.of(Items.mail("Ana")));
    assertEquals("Priya Shah\nBenefits office", model.options().signing().shown().get());
    model.text().set("Hello  ");
    model.send();

    model.write(Kind.NOTE);
    assertEquals("", model.options().signing().shown().get());
    model.text().set("internal");
    model.send();
    model.open(ComposerTarget.of(Items.chat("Bob")));
    model.text().set("hi");
    model.send();

    assertEquals(
        List.of("reply: Hello" + SIGNED, "note: internal", "say: hi"), conversation.written());
  }

  @Test
  void standsThereOnceAlsoWhenAMailWasTakenBack() {
    model.open(ComposerTarget.of(Items.mail("Ana")));
    model.takeBack(reply("Hello" + SIGNED));
    assertEquals("Hello", model.text().get());
    model.send();
    model.takeBack(reply("Hello\n\n-- \nmy own"));
    assertEquals("", model.options().signing().shown().get());
    model.send();

    assertEquals(
        List.of("reply: Hello" + SIGNED, "reply: Hello\n\n-- \nmy own"), conversation.written());
  }

  @Test
  void isThatOfTheQueueAndItsLanguage() {
    assertEquals("Saludos, Priya Shah", canned.signature("Ayuda").orElseThrow());
    assertEquals("The fees desk", canned.signature("Fees").orElseThrow());
    assertEquals("Hello", canned.unsigned("Hello\n\n-- \nSaludos, Priya Shah"));
    assertFalse(new CannedTexts(() -> Book.EMPTY, "").signature("Fees").isPresent());
  }

  @Test
  void countsAsPartOfTheMail() {
    model.open(ComposerTarget.of(Items.mail("Ana")));
    model.text().set("x".repeat(EmailFact.MAX_TEXT - SIGNED.length()));
    assertTrue(model.sendable().get());

    model.text().set(model.text().get() + "x");

    assertFalse(model.sendable().get());
  }

  @Test
  void isShownBeforeItIsSent() {
    WINDOW.pictures(
        "composer-signature",
        () -> {
          VBox shown = new VBox(new ComposerView(model, List::of));
          model.open(ComposerTarget.of(Items.mail("Ana")));
          model.text().set("Dear Ana,\n\nyour card is on its way.");
          return shown;
        });
    WINDOW.show(() -> new VBox(new ComposerView(model, List::of)));
    assertTrue(WINDOW.robot().sees("#composer-signature"));
    FxThread.run(() -> model.write(Kind.NOTE));
    assertFalse(WINDOW.robot().sees("#composer-signature"));
  }

  private static PendingReply reply(String text) {
    return new PendingReply(
        new EventId(UUID.randomUUID()),
        Items.citizen("Ana"),
        Items.contact("Ana"),
        new EmailFact.ReplyWritten("me", "ana@mail.test", "Re: x", text, null),
        TestUi.START,
        null);
  }

  private static BookFact signature(
      String code, String language, List<String> queues, String text) {
    return new BookFact.TextSet(
        new CannedText(code, "", CannedText.Use.SIGNATURE, queues, "", language, text));
  }

  private static Queue queue(String id, String name, String language) {
    return new Queue(id, name, "", language, Map.of(), 0, "", 0, 0, false, null, null, List.of());
  }
}
