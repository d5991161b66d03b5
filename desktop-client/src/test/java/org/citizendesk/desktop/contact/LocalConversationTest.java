// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LocalConversationTest {
  private static final ContactId THREAD = DeskBench.contact("thread");

  @TempDir Path folder;
  private DeskBench desk;
  private LocalConversation conversation;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    conversation = new LocalConversation(desk.store, DeskBench.ANA, desk.clock);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void writesANoteAboutTheCitizenOrTheContact() {
    conversation.note(ELENA, null, " prefers mail ").join();

    assertEquals(new NoteFact.Written("ana", "prefers mail"), newest());
  }

  @Test
  void saysSomethingUnderTheAgentsDisplayName() {
    opened(Channel.CHAT, "");
    conversation.say(THREAD, "Good morning").join();

    assertEquals(
        new ChatFact.Message(ChatFact.Author.AGENT, "Ana Flores", "Good morning"), newest());
  }

  @Test
  void saysSomethingWithFilesAlsoWithoutAWord() {
    opened(Channel.CHAT, "");
    EmailFact.Attachment file = new EmailFact.Attachment("a.pdf", "application/pdf", 9, "a");

    conversation.say(THREAD, " ", List.of(file), List.of()).join();

    assertEquals(
        new ChatFact.Message(ChatFact.Author.AGENT, "Ana Flores", "", List.of(file)), newest());
    assertFails(
        IllegalArgumentException.class, conversation.say(THREAD, " ", List.of(), List.of()));
  }

  @Test
  void repliesToTheBareAddressOfTheNewestMailWithItsMessageId() {
    opened(Channel.EMAIL, "Benefits");
    received("<1@x>", "elena@example.org", "Benefits");
    received("<2@x>", "Elena <elena@home.example>", "Re: Benefits");
    conversation.reply(THREAD, "Dear Elena").join();

    EmailFact.ReplyWritten reply = (EmailFact.ReplyWritten) newest();
    assertEquals(
        new EmailFact.ReplyWritten(
            "ana",
            "elena@home.example",
            "Re: Benefits",
            "Dear Elena",
            "<2@x>",
            List.of(),
            reply.how()),
        reply);
  }

  @Test
  void repliesToThePersonAndNotToTheMachineThatAnsweredLast() {
    opened(Channel.EMAIL, "Benefits");
    received("<1@x>", "elena@example.org", EmailFact.Kind.HUMAN, null);
    received("<2@x>", "vacation@example.org", EmailFact.Kind.AUTO_REPLY, null);
    conversation.reply(THREAD, "Dear Elena").join();

    assertEquals("elena@example.org", ((EmailFact.ReplyWritten) newest()).to());
  }

  @Test
  void repliesWhereTheSenderWishesToBeAnswered() {
    opened(Channel.EMAIL, "Benefits");
    received("<1@x>", "forms@city.test", EmailFact.Kind.AUTO_GENERATED, "elena@example.org");
    received("<2@x>", "robot@example.org", EmailFact.Kind.AUTO_REPLY, null);
    conversation.reply(THREAD, "Dear Elena").join();

    assertEquals("elena@example.org", ((EmailFact.ReplyWritten) newest()).to());
  }

  @Test
  void addsReToASubjectOnlyOnce() {
    opened(Channel.EMAIL, "Benefits");
    received("<1@x>", "elena@example.org", "Benefits");
    conversation.reply(THREAD, "Dear Elena").join();

    assertEquals("Re: Benefits", ((EmailFact.ReplyWritten) newest()).subject());
  }

  @Test
  void pinsTheArticleThatWasQuoted() {
    opened(Channel.CHAT, "");
    KnowledgeFact.Quoted quoted =
        new KnowledgeFact.Quoted("ana", "snap-income", 3, "Income limits", "7 CFR 273.9");
    conversation.say(THREAD, "Up to 130 %.", List.of(), List.of(quoted, quoted)).join();

    assertEquals(quoted, newest());
    List<Fact> written =
        desk.store.read(handle -> Events.unplaced(handle, ELENA)).stream()
            .map(StoredEvent::fact)
            .toList();
    assertEquals(2, written.size(), written::toString);
  }

  @Test
  void pinsNothingIfTheTextCouldNotBeStored() {
    KnowledgeFact.Quoted quoted = new KnowledgeFact.Quoted("ana", "a", 1, "A", "");

    assertFails(
        IllegalArgumentException.class, conversation.note(ELENA, null, " ", List.of(quoted)));

    assertEquals(List.of(), desk.store.read(handle -> Events.unplaced(handle, ELENA)));
  }

  @Test
  void wrapsUpWithTheTimeSinceAcceptance() {
    opened(Channel.CHAT, "");
    desk.arrive(ELENA, THREAD, new ContactFact.Accepted("ana"));
    desk.clock.pass(Duration.ofSeconds(90));
    conversation.wrapUp(THREAD, "answered", " all done ").join();

    assertEquals(new ContactFact.WrappedUp("ana", "answered", "all done", 90_000), newest());
  }

  @Test
  void wrapsUpOnlyOnceAndOnlyWhatIsInHand() {
    opened(Channel.CHAT, "");
    assertFails(IllegalStateException.class, conversation.wrapUp(THREAD, "answered", ""));
    desk.arrive(ELENA, THREAD, new ContactFact.Accepted("ana"));
    conversation.wrapUp(THREAD, "answered", "").join();

    assertFails(IllegalStateException.class, conversation.wrapUp(THREAD, "answered", ""));
  }

  @Test
  void refusesAnEmptyOrOversizedTextAndStoresNothing() {
    assertFails(IllegalArgumentException.class, conversation.note(ELENA, null, "  "));
    assertFails(IllegalArgumentException.class, conversation.note(ELENA, null, "x".repeat(10_001)));

    assertEquals(List.of(), desk.store.read(h -> Events.unplaced(h, ELENA)));
  }

  @Test
  void refusesToWriteIntoAContactThatIsNotKnown() {
    assertFails(IllegalStateException.class, conversation.say(THREAD, "hello"));
    assertFails(IllegalStateException.class, conversation.reply(THREAD, "hello"));
  }

  private static void assertFails(Class<? extends Exception> kind, CompletableFuture<?> future) {
    CompletionException failure = assertThrows(CompletionException.class, future::join);
    assertInstanceOf(kind, failure.getCause());
  }

  private void opened(Channel channel, String subject) {
    desk.arrive(
        ELENA,
        THREAD,
        new ContactFact.Opened(
            channel, ContactFact.Direction.INBOUND, "benefits", subject, "elena@example.org"));
  }

  private void received(String messageId, String from, String subject) {
    desk.arrive(
        ELENA,
        THREAD,
        new EmailFact.Received(
            messageId,
            from,
            List.of("desk@city.test"),
            subject,
            "text",
            null,
            List.of(),
            "00",
            List.of(),
            null));
  }

  private void received(String messageId, String from, EmailFact.Kind kind, String replyTo) {
    desk.arrive(
        ELENA,
        THREAD,
        new EmailFact.Received(
            messageId,
            from,
            List.of("desk@city.test"),
            "Benefits",
            "text",
            null,
            List.of(),
            "00",
            List.of(),
            new EmailFact.Way(List.of(), replyTo, kind, null, null)));
  }

  private Fact newest() {
    List<StoredEvent> own = desk.store.read(h -> Events.unplaced(h, ELENA));
    return own.getLast().fact();
  }
}
