// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The rules of a conversation, on a real log. */
final class ConversationsTest {
  private static final CitizenFrame.Hello HELLO =
      new CitizenFrame.Hello(null, null, 0, "", "es-MX");

  @TempDir private Path folder;
  private ChatLog store;
  private Conversations conversations;
  private String key;
  private Conversation chat;

  @BeforeEach
  void open() {
    store = new ChatLog(folder, ChatLog.feature(folder));
    conversations = store.conversations();
    key = conversations.newKey();
    chat = conversations.promise(key, HELLO, null);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Conversations.Outcome say(UUID id, String text) {
    return conversations.say(chat, new CitizenFrame.Say(id, text)).join();
  }

  private Conversations.Outcome say(String text) {
    return say(UUID.randomUUID(), text);
  }

  @Test
  void theFirstMessageOpensAContactThatWaitsInItsQueue() {
    assertEquals(Conversations.Outcome.STORED, say("Hola"));

    assertEquals(
        List.of(ContactFact.Opened.class, ContactFact.Queued.class, ChatFact.Message.class),
        store.facts(chat.id()).stream().map(Object::getClass).toList());
    assertEquals(Conversations.NAMELESS, conversations.state(chat.id()).orElseThrow().party());
  }

  @Test
  void aMessageSeenBeforeIsNotStoredAgainEvenAfterTheEnd() {
    UUID id = UUID.randomUUID();
    say(id, "Hola");
    conversations.end(chat).join();

    assertEquals(Conversations.Outcome.KNOWN, say(id, "Hola"));
    assertEquals(Conversations.Outcome.ENDED, say("otra cosa"));
    assertEquals(List.of("Hola"), store.texts(chat.id()));
  }

  @Test
  void whoWritesWakesWhatWasPutAside() {
    say("Hola");
    store.happens(chat.id(), new ContactFact.Accepted(ChatLog.AGENT));
    store.happens(chat.id(), new ContactFact.Parked(ChatLog.AGENT, null));

    say("¿Sigue ahí?");
    say("¿Hola?");

    List<Fact> facts = store.facts(chat.id());
    assertEquals(
        List.of(new ContactFact.Queued("web-chat", ContactFact.Cause.CITIZEN_WROTE)),
        facts.subList(5, facts.size()).stream()
            .filter(ContactFact.Queued.class::isInstance)
            .toList());
  }

  @Test
  void aFileWakesWhatWasPutAsideAsWordsDo() {
    say("Hola");
    store.happens(chat.id(), new ContactFact.Accepted(ChatLog.AGENT));
    store.happens(chat.id(), new ContactFact.Parked(ChatLog.AGENT, null));
    EmailFact.Attachment file = new EmailFact.Attachment("a.pdf", "application/pdf", 9, "a");

    assertEquals(
        Conversations.Shared.STORED, conversations.share(chat, UUID.randomUUID(), file, 1).join());

    assertEquals(
        new ContactFact.Queued("web-chat", ContactFact.Cause.CITIZEN_WROTE),
        store.facts(chat.id()).getLast());
  }

  @Test
  void theEndIsStoredOnce() {
    say("Hola");

    assertTrue(conversations.end(chat).join());
    assertEquals(false, conversations.end(chat).join());
  }

  @Test
  void aConversationIsFoundByItsKeyBeforeAndAfterItsFirstMessageAndAfterARestart()
      throws RefusedException {
    assertEquals(chat.id(), conversations.find(chat.id(), key, HELLO).id());
    say("Hola");
    assertEquals(chat.id(), conversations.find(chat.id(), key, HELLO).id());
    store.close();
    store = new ChatLog(folder, ChatLog.feature(folder));

    conversations = store.conversations();

    assertEquals(chat.id(), conversations.find(chat.id(), key, HELLO).id());
    assertThrows(RefusedException.class, () -> conversations.find(chat.id(), key + "x", HELLO));
  }

  @Test
  void numbersAreDenseWhoeverSpeaks() {
    say("1");
    store.agentSays(chat.id(), "2");
    say("3");
    store.agentSays(chat.id(), "4");

    assertEquals(
        List.of(1L, 2L, 3L, 4L),
        conversations.between(chat.id(), 0, Long.MAX_VALUE, 10).stream()
            .map(DeskFrame.Said::n)
            .toList());
    assertEquals("4", conversations.between(chat.id(), 3, Long.MAX_VALUE, 10).getFirst().text());
  }

  @Test
  void whatSheSaidOfHerselfIsKeptAndLeadsIntoItsQueue() {
    ChatSettings settings = ChatSettings.read(Settings.of(QuestionsTest.SETTINGS));
    Conversations asking =
        new Conversations(store.log, store.uuids, new SecureRandom(), settings, store.office());
    CitizenFrame.Answers answers = new CitizenFrame.Answers("benefits", "a@b.test", "A-1");
    chat = asking.promise(key, new CitizenFrame.Hello(null, null, 0, "Ana", "en", answers), null);
    asking.say(chat, new CitizenFrame.Say(UUID.randomUUID(), "Hola")).join();

    List<Fact> facts = store.facts(chat.id());
    assertEquals("benefits-chat", ((ContactFact.Opened) facts.getFirst()).queue());
    assertEquals(
        new ChatFact.Introduced("Benefits", "a@b.test", "Your case number?", "A-1"), facts.get(2));
    assertEquals(4, facts.size());
  }

  @Test
  void aChatIsRatedOnceAndOnlyWhenItIsOver() {
    say("Hola");
    assertEquals(false, rate(5));
    conversations.end(chat).join();
    assertTrue(rate(2));
    assertTrue(rate(5));

    assertEquals(
        List.of(new ChatFact.Rated(2, "why")),
        store.facts(chat.id()).stream().filter(ChatFact.Rated.class::isInstance).toList());
    assertTrue(conversations.state(chat.id()).orElseThrow().rated());
  }

  private boolean rate(int score) {
    return conversations.rate(chat, new CitizenFrame.Rate(score, "why")).join();
  }

  @Test
  void theSubjectIsTheBeginningOfTheTextInOneLine() {
    assertEquals("My card is lost", Conversations.subject(" My card\n is  lost "));
    assertEquals("a".repeat(80), Conversations.subject("a".repeat(200)));
    assertEquals("a".repeat(79), Conversations.subject("a".repeat(79) + "😀"));
  }

  @Test
  void aDesktopCannotSayWhatTheCitizenSaysOfHerself() {
    say("Hola");

    Event.Subject subject = new Event.Subject(store.citizenOf(chat.id()), chat.id());
    for (Fact fact :
        List.of(
            new ChatFact.Rated(5, ""),
            new ChatFact.Introduced("Benefits", "", "", ""),
            new ChatFact.CopyAsked("a@b.test", "en", "UTC"))) {
      assertEquals("not-the-agent", code(store.push(subject, fact)));
    }
  }

  @Test
  void theSameWishForACopyIsNotedOnce() {
    say("Hola");
    assertEquals(false, conversations.copyTo(chat, "a@b.test").join());
    store.agentSays(chat.id(), "hello");
    assertTrue(conversations.copyTo(chat, "a@b.test").join());
    assertTrue(conversations.copyTo(chat, "a@b.test").join());

    assertEquals(
        List.of(new ChatFact.CopyAsked("a@b.test", "es-MX", "UTC")),
        store.facts(chat.id()).stream().filter(ChatFact.CopyAsked.class::isInstance).toList());
  }

  @ParameterizedTest
  @EnumSource(
      value = ChatFact.Author.class,
      names = {"CITIZEN", "SYSTEM"})
  void aDesktopCannotSpeakForOthers(ChatFact.Author author) {
    say("Hola");

    Event.Subject subject = new Event.Subject(store.citizenOf(chat.id()), chat.id());
    PushOutcome message = store.push(subject, new ChatFact.Message(author, "Avery", "no"));
    PushOutcome end = store.push(subject, new ChatFact.Ended(author));

    assertEquals("not-the-agent", code(message));
    assertEquals("not-the-agent", code(end));
    assertEquals(List.of("Hola"), store.texts(chat.id()));
  }

  @Test
  void anAgentCanSpeakInAChatThatGoesOnOnly() {
    say("Hola");
    ChatFact.Message words = new ChatFact.Message(ChatFact.Author.AGENT, "Avery", "hello");
    CitizenId citizen = store.citizenOf(chat.id());
    CitizenId another = new CitizenId(store.uuids.next());
    ContactId nowhere = new ContactId(store.uuids.next());

    assertEquals("not-a-chat", code(store.push(new Event.Subject(citizen, nowhere), words)));
    assertEquals("not-a-chat", code(store.push(new Event.Subject(citizen, null), words)));
    assertEquals("not-a-chat", code(store.push(new Event.Subject(another, chat.id()), words)));
    store.wrappedUp(chat.id());
    assertEquals("chat-ended", code(store.agentSays(chat.id(), "too late")));
    assertEquals(List.of("Hola"), store.texts(chat.id()));
  }

  @Test
  void anAgentMayEndAChatThatTheCitizenHasJustEnded() {
    say("Hola");
    conversations.end(chat).join();

    PushOutcome outcome =
        store.push(
            new Event.Subject(store.citizenOf(chat.id()), chat.id()),
            new ChatFact.Ended(ChatFact.Author.AGENT));

    assertEquals(List.of(), outcome.rejected());
  }

  private static String code(PushOutcome outcome) {
    ServerFrame.Reject reject = outcome.rejected().getFirst();
    assertEquals(false, reject.text().isBlank());
    return reject.code();
  }
}
