// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A conversation over real sockets: what citizens and agents hear of each other. */
final class ChatSocketTest {
  @TempDir private Path folder;
  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(folder, ChatSettings.DEFAULT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoOnlySaysHelloLeavesNothingInTheLog() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      assertEquals(43, browser.key.length());

      assertEquals(0, server.log().heads().getFirst().pos());
    }
  }

  @Test
  void theFirstMessageOpensTheContactAndIsEchoedWithItsNumber() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      UUID id = UUID.randomUUID();
      browser.say(id, "My benefits card\nis lost");

      JsonNode said = browser.next("said");
      assertEquals(1, said.get("n").asLong());
      assertEquals(id.toString(), said.get("id").asString());
      assertEquals("citizen", said.get("author").asString());
      assertEquals("Sam Sample", said.get("name").asString());
      assertEquals("My benefits card\nis lost", said.get("text").asString());
      assertEquals("2026-03-02T09:00:00Z", said.get("at").asString());
      ContactFact.Opened opened = (ContactFact.Opened) server.store.facts(browser.id()).getFirst();
      assertEquals("My benefits card is lost", opened.subject());
      assertEquals("web-chat", opened.queue());
      assertEquals("Sam Sample", opened.party());
    }
  }

  @Test
  void theAgentsWordsReachEveryBrowserOfTheConversation() throws Exception {
    try (Browser first = Browser.greeted(server);
        Browser second = Browser.connect(server)) {
      first.said("Hello");
      first.next("agent");
      second.resume(first, 0);
      second.next("said");
      second.next("agent");

      server.store.accepted(first.id());
      server.store.agentSays(first.id(), "<b>Hello</b>, how can I help?");

      for (Browser browser : List.of(first, second)) {
        assertTrue(browser.await("agent").get("on").asBoolean());
        JsonNode said = browser.next("said");
        assertEquals("agent", said.get("author").asString());
        assertEquals("Avery", said.get("name").asString());
        assertEquals("<b>Hello</b>, how can I help?", said.get("text").asString());
        assertEquals(2, said.get("n").asLong());
      }
    }
  }

  @Test
  void whoHasComeIsToldBeforeHerWordsAndWhoHasGoneAfterThem() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      browser.said("Hello");
      browser.next("agent");

      server.store.happenTogether(
          browser.id(),
          List.of(new ContactFact.Accepted(ChatLog.AGENT), agentSays("How can I help?")));

      assertTrue(browser.next("agent").get("on").asBoolean());
      assertEquals("How can I help?", browser.next("said").get("text").asString());

      server.store.happenTogether(
          browser.id(),
          List.of(
              agentSays("I pass you on."),
              new ContactFact.Queued("web-chat", ContactFact.Cause.TRANSFERRED)));

      assertEquals("I pass you on.", browser.next("said").get("text").asString());
      assertFalse(browser.next("agent").get("on").asBoolean());
    }
  }

  private static ChatFact.Message agentSays(String text) {
    return new ChatFact.Message(ChatFact.Author.AGENT, "Avery", text);
  }

  @Test
  void aNewConnectionGetsWhatItHasNotSeen() throws Exception {
    try (Browser before = Browser.greeted(server);
        Browser after = Browser.connect(server)) {
      IntStream.rangeClosed(1, 3).forEach(i -> before.say(UUID.randomUUID(), "message " + i));
      for (int i = 1; i <= 3; i++) {
        before.await("said");
      }
      before.drop();
      server.store.agentSays(before.id(), "while you were away");

      JsonNode welcome = after.resume(before, 2);

      assertEquals(4, welcome.get("last").asLong());
      assertEquals("message 3", after.next("said").get("text").asString());
      assertEquals("while you were away", after.next("said").get("text").asString());
    }
  }

  @Test
  void longConversationsAreReplayedWhole() throws Exception {
    try (Browser before = Browser.greeted(server);
        Browser after = Browser.connect(server)) {
      before.said("Hello");
      for (int i = 2; i <= 130; i++) {
        server.store.agentSays(before.id(), "line " + i);
      }

      after.resume(before, 0);

      for (int i = 1; i <= 130; i++) {
        assertEquals(i, after.next("said").get("n").asLong());
      }
    }
  }

  @Test
  void aMessageSentTwiceIsStoredOnceAndEchoedTwice() throws Exception {
    try (Browser before = Browser.greeted(server);
        Browser after = Browser.connect(server)) {
      UUID id = UUID.randomUUID();
      before.say(id, "Hello");
      before.next("said");
      before.next("agent");
      before.say(id, "Hello");
      assertEquals(1, before.next("said").get("n").asLong());
      before.drop();

      after.resume(before, 1);
      after.next("agent");
      after.say(id, "Hello");

      assertEquals(1, after.next("said").get("n").asLong());
      assertEquals(List.of("Hello"), server.store.texts(before.id()));
    }
  }

  @Test
  void aFirstMessageWhoseEchoWasLostIsNotOpenedTwice() throws Exception {
    try (Browser before = Browser.greeted(server);
        Browser after = Browser.connect(server)) {
      UUID id = UUID.randomUUID();
      before.say(id, "Hello");
      before.drop();

      after.resume(before, 0);
      after.say(id, "Hello");

      assertEquals(id.toString(), after.await("said").get("id").asString());
      assertEquals(before.conversation, after.conversation);
      assertEquals(List.of("Hello"), server.store.texts(before.id()));
    }
  }

  @Test
  void fortyMessagesOverTenBreaksArriveOnceAndInOrder() throws Exception {
    List<String> expected = new ArrayList<>();
    Browser browser = Browser.greeted(server);
    long last = 0;
    for (int i = 0; i < 40; i++) {
      UUID id = UUID.randomUUID();
      expected.add("burst " + i);
      browser.say(id, "burst " + i);
      if (i % 4 == 0) {
        server.dropAll();
        browser.close();
        Browser next = Browser.connect(server);
        next.resume(browser, last);
        next.say(id, "burst " + i);
        browser = next;
      }
      last = browser.awaitSaid(id).get("n").asLong();
      server.store.clock.advance(Duration.ofSeconds(1));
    }

    assertEquals(expected, server.store.texts(browser.id()));
    browser.close();
  }

  @Test
  void theCitizenEndsTheChatAndBeginsAnotherOnTheSameConnection() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      browser.said("Hello");
      browser.next("agent");
      var first = browser.id();
      browser.send("{\"t\":\"end\"}");
      browser.next("ended");
      assertEquals(
          new ChatFact.Ended(ChatFact.Author.CITIZEN), server.store.facts(first).getLast());

      browser.say(UUID.randomUUID(), "one more thing");
      browser.expectError("ended");
      browser.begin();
      browser.said("one more thing");

      assertNotEquals(first, browser.id());
      assertEquals(server.store.citizenOf(first), server.store.citizenOf(browser.id()));
      assertEquals(List.of("Hello"), server.store.texts(first));
    }
  }

  @Test
  void theAgentsWrapUpEndsTheChatForNowAndForLaterConnections() throws Exception {
    try (Browser browser = Browser.greeted(server);
        Browser later = Browser.connect(server)) {
      browser.said("Hello");
      browser.next("agent");

      server.store.wrappedUp(browser.id());

      browser.next("ended");
      later.resume(browser, 1);
      later.next("ended");
    }
  }

  @Test
  void endingWhatNeverBeganStoresNothing() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      browser.send("{\"t\":\"end\"}");

      browser.next("ended");
      assertEquals(0, server.log().heads().getFirst().pos());
    }
  }

  @Test
  void typingIsPassedOnBothWaysAndKeptNowhere() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      browser.said("Hello");
      browser.next("agent");
      long pos = server.log().heads().getFirst().pos();

      server.chat.agentTyping(browser.id(), true);
      assertTrue(browser.next("typing").get("on").asBoolean());
      browser.send("{\"t\":\"typing\",\"on\":true}");

      await().until(() -> server.typing.equals(List.of(browser.id() + " true")));
      assertEquals(pos, server.log().heads().getFirst().pos());
    }
  }

  @Test
  void aTransferredChatWaitsForAnAgentAgain() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      browser.said("Hello");
      browser.next("agent");
      server.store.accepted(browser.id());
      assertTrue(browser.next("agent").get("on").asBoolean());

      server.store.happens(
          browser.id(), new ContactFact.Queued("spanish", ContactFact.Cause.TRANSFERRED));

      assertEquals(false, browser.next("agent").get("on").asBoolean());
    }
  }

  @Test
  void aBrowserThatKnowsMoreThanTheServerIsToldSo() throws Exception {
    try (Browser before = Browser.greeted(server);
        Browser after = Browser.connect(server)) {
      before.said("Hello");

      assertEquals(1, after.resume(before, 99).get("last").asLong());
      after.next("agent");
      after.expectNothingMore();
    }
  }
}
