// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Copies of chats among the mail that leaves. */
class ChatCopiesTest {
  @TempDir Path data;
  private MailDesk desk;
  private EmailSettings settings;
  private MailboxSettings chatBox;
  private Event.Subject chat;

  @BeforeEach
  void open() {
    MailboxSettings first = MailDesk.unconnected();
    chatBox = MailDesk.named(first, "chat", "chat@city.test", "chat");
    settings = new EmailSettings(List.of(first, chatBox), MailDesk.AT_ONCE, "chat");
    desk = new MailDesk(data, settings);
    chat = desk.chat("María");
    say(ChatFact.Author.CITIZEN, "María", "¿Cuándo?\n.");
    desk.happens(chat, new ContactFact.Accepted(MailDesk.AGENT));
    say(ChatFact.Author.AGENT, "Avery", "<b>Mañana</b>");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void say(ChatFact.Author author, String name, String text) {
    desk.happens(chat, new ChatFact.Message(author, name, text));
  }

  private void wish(String email, String language, String zone) {
    desk.happens(chat, new ChatFact.CopyAsked(email, language, zone));
  }

  private void end() {
    desk.happens(chat, new ChatFact.Ended(ChatFact.Author.CITIZEN));
  }

  private ReplySource leaving() {
    return leaving(chatBox);
  }

  private ReplySource leaving(MailboxSettings box) {
    return new ReplySource(
        EmailOutbox.Lane.of(settings, box),
        new ReplyComposer(box, settings, desk.tokens, desk.log, desk.raw, desk.files),
        desk.log,
        desk.raw);
  }

  private List<String> all() {
    return desk.log.read(
        handle ->
            handle.createQuery("select message_id from email_outbox").mapTo(String.class).list());
  }

  @Test
  void theLastWishLeavesOnceWhenTheChatIsOverByTheMailboxOfTheChat() throws Exception {
    wish("wrong@citizen.test", "es-MX", "America/New_York");
    wish("maria@citizen.test", "es-MX", "America/New_York");
    assertEquals(List.of(), all());
    desk.happens(
        chat,
        new ChatFact.Message(
            ChatFact.Author.AGENT,
            "Avery",
            "",
            List.of(new EmailFact.Attachment("form.pdf", "application/pdf", 9, "a"))));
    say(ChatFact.Author.AGENT, "Avery", "Adiós");
    end();
    desk.happens(chat, new ContactFact.WrappedUp(MailDesk.AGENT, "answered", "", 1000));
    wish("late@citizen.test", "es-MX", "America/New_York");

    assertEquals(1, all().size());
    assertEquals(Optional.empty(), leaving(settings.boxes().getFirst()).next());
    EmailOutbox.Row row = leaving().next().orElseThrow();
    MimeMessage message = leaving().compose(row);
    assertEquals("maria@citizen.test", message.getAllRecipients()[0].toString());
    assertEquals(1, message.getAllRecipients().length);
    assertEquals("chat@city.test", ((InternetAddress) message.getFrom()[0]).getAddress());
    assertEquals("auto-generated", message.getHeader("Auto-Submitted", null));
    assertNull(message.getHeader("Reply-To"));
    assertTrue(message.getSubject().startsWith("Su chat del "), message::toString);
    String text = String.valueOf(message.getContent());
    assertTrue(text.contains("  María\n¿Cuándo?\n.\n\n"), text);
    assertTrue(text.indexOf("  Avery\n<b>Mañana</b>\n") > text.indexOf("María"), text);
    assertTrue(text.contains("  Avery\n[Archivo: form.pdf]\n\n"), text);
    assertTrue(text.endsWith("  Avery\nAdiós\n\n"), text);
    assertTrue(text.contains("Zona horaria: hora "), text);
    assertArrayEquals(
        ReplyComposer.bytes(message), ReplyComposer.bytes(leaving().compose(row)), "each time");
  }

  @Test
  void aCopyThatIsAskedForAfterTheEndLeavesAtOnceAndIsWrittenInEnglishForOthers() throws Exception {
    end();
    assertEquals(List.of(), all());

    wish("kim@citizen.test", "ko", "UTC");

    EmailOutbox.Row row = leaving().next().orElseThrow();
    assertEquals(chat, row.about());
    assertTrue(row.release().isFinal(), "no colleague's answer holds it");
    MimeMessage message = leaving().compose(row);
    assertTrue(message.getSubject().startsWith("Your chat of "), message.getSubject());
  }

  @Test
  void aChatThatItsAgentFinishedIsOverToo() {
    wish("maria@citizen.test", "es", "UTC");
    desk.happens(chat, new ContactFact.WrappedUp(MailDesk.AGENT, "answered", "", 1000));

    assertEquals(1, all().size());
  }

  @Test
  void whatIsTooLongIsCutAndAnUnknownZoneIsUtc() throws Exception {
    for (int i = 0; i < 130; i++) {
      say(ChatFact.Author.CITIZEN, "María", "x".repeat(4000));
    }
    end();
    wish("maria@citizen.test", "en", "Mars/Base");

    MimeMessage message = leaving().compose(leaving().next().orElseThrow());
    String text = String.valueOf(message.getContent());
    assertTrue(text.endsWith("The rest is left out here.\n"), text.substring(text.length() - 50));
    assertTrue(text.length() < 510_000, () -> "not " + text.length());
    assertTrue(text.contains("Times are Coordinated Universal Time."), text.substring(0, 200));
  }

  @Test
  void whatIsAnsweredToACopyBeginsAnewAndABounceIsToldInTheChat() {
    wish("maria@citizen.test", "es", "UTC");
    end();
    String copy = all().getFirst();
    String answer =
        "From: maria@citizen.test\r\nTo: chat@city.test\r\nSubject: Re: chat\r\n"
            + "Message-ID: <1@citizen.test>\r\nIn-Reply-To: "
            + copy
            + "\r\n\r\nGracias\r\n";

    desk.intake.take(
        MailPlace.outside("chat", 1), answer.getBytes(StandardCharsets.UTF_8), List.of());

    assertEquals(1, desk.facts(EmailFact.Received.class).size());
    assertEquals(
        List.of(Channel.CHAT, Channel.EMAIL),
        desk.facts(ContactFact.Opened.class).stream().map(ContactFact.Opened::channel).toList());
    assertEquals(
        chat, desk.log.read(handle -> EmailOutbox.byMessageId(handle, copy)).orElseThrow().about());
  }
}
