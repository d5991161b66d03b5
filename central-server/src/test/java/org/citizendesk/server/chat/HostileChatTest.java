// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.frame.CloseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What comes from outside may be anything; the chat says what is wrong and goes on. */
final class HostileChatTest {
  private static final ChatLimits SMALL =
      new ChatLimits(
          new ChatLimits.Rate(3, 1),
          new ChatLimits.Rate(40, 1),
          2,
          Duration.ofSeconds(20),
          Duration.ofSeconds(50),
          Duration.ofSeconds(5));

  @TempDir private Path folder;
  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new ChatServer(
            folder,
            new ChatSettings(
                "web-chat",
                Set.of("https://www.agency.example"),
                Map.of(),
                Questions.NONE,
                ChatSettings.Files.USUAL,
                SMALL));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"t\":\"shout\"}",
        "{\"t\":\"say\"}",
        "{\"t\":\"say\",\"id\":\"7\",\"text\":\"hello\"}",
        "{\"t\":\"say\",\"id\":\"0b7e3c1e-8c7c-4d3e-9a51-2f6f5e0c9d11\",\"text\":\" \\n\"}",
        "{\"t\":\"say\",\"id\":\"0b7e3c1e-8c7c-4d3e-9a51-2f6f5e0c9d11\"}",
        "{\"t\":\"typing\"}",
        "{\"t\":\"end\"} {\"t\":\"end\"}",
        "{\"t\":\"hello\",\"after\":-1,\"name\":\"\",\"language\":\"en\"}",
        "{\"t\":\"hello\",\"after\":0,\"name\":\"\",\"language\":\"<script>\"}",
        "{\"t\":\"hello\",\"after\":0,\"name\":null,\"language\":\"en\"}",
        "{\"t\":\"hello\",\"key\":\"abc\",\"after\":0,\"name\":\"\",\"language\":\"en\"}",
        "{\"t\":{\"t\":{\"t\":{\"t\":{\"t\":{\"t\":{\"t\":{\"t\":{\"t\":1}}}}}}}}}"
      })
  void whatCannotBeReadIsRefusedAndTheChatGoesOn(String frame) throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      browser.send(frame);

      browser.expectError("bad-frame");
      assertEquals(1, browser.said("still here").get("n").asLong());
    }
  }

  @Test
  void theErrorNamesTheFieldAndQuotesNothing() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      browser.say(UUID.randomUUID(), "canary ".repeat(700));

      String text = browser.next("error").get("text").asString();
      assertEquals("text has 4900 characters, at most 4000 are allowed", text);
    }
  }

  @Test
  void theLongestMessageFitsWhateverItIsWrittenIn() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      String longest = "語".repeat(4000);

      assertEquals(longest, browser.said(longest).get("text").asString());
    }
  }

  @Test
  void aFrameOverTheLimitIsRefusedAndAMonsterCutsTheConnection() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      browser.send("{\"t\":\"end\",\"x\":\"" + "a".repeat(40_000) + "\"}");
      browser.expectError("too-large");

      browser.send("a".repeat(100_000));

      assertEquals(1009, browser.closeCode());
    }
  }

  @Test
  void bytesAreNotUnderstood() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      browser.sendBytes(new byte[] {1, 2, 3});

      browser.expectError("bad-frame");
    }
  }

  @Test
  void nothingIsTakenBeforeHello() throws Exception {
    try (Browser browser = Browser.connect(server)) {
      browser.say(UUID.randomUUID(), "hello?");

      browser.expectError("no-hello");
      assertEquals(0, server.log().heads().getFirst().pos());
    }
  }

  @Test
  void aWrongKeyOpensNothingAndDoesNotTellWhetherTheChatExists() throws Exception {
    try (Browser owner = Browser.greeted(server);
        Browser thief = Browser.connect(server)) {
      owner.said("a secret");

      thief.hello(owner.conversation, "A".repeat(43), 0);
      JsonNode wrongKey = thief.next("error");
      thief.hello(UUID.randomUUID().toString(), owner.key, 0);
      JsonNode wrongId = thief.next("error");

      assertEquals("unknown-conversation", wrongKey.get("code").asString());
      assertEquals(wrongKey, wrongId);
      thief.expectNothingMore();
    }
  }

  @Test
  void theKeyIsNotInTheDatabase() throws Exception {
    try (Browser owner = Browser.greeted(server)) {
      owner.said("Hello");

      byte[] hash =
          server.log().read(handle -> ChatRows.key(handle, owner.id())).orElseThrow().hash();
      assertEquals(32, hash.length);
      assertFalse(new String(hash, java.nio.charset.StandardCharsets.UTF_8).contains(owner.key));
      assertTrue(ConversationKey.stored(hash).opensWith(owner.key));
    }
  }

  @Test
  void pagesOfForeignSitesMayNotOpenAChat() throws Exception {
    ExecutionException refused =
        assertThrows(
            ExecutionException.class, () -> Browser.connect(server, "https://evil.example"));

    assertTrue(String.valueOf(refused.getCause().getMessage()).contains("403"), refused::toString);
    Browser.connect(server, "https://www.agency.example").close();
    Browser.connect(server, "http://" + server.page().getAuthority()).close();
  }

  @Test
  void whoWritesTooFastIsAskedToWaitAndLosesNothing() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      UUID last = UUID.randomUUID();
      browser.said("1");
      browser.next("agent");
      browser.said("2");
      browser.said("3");
      browser.say(last, "4");
      browser.expectError("too-fast");

      server.store.clock.advance(Duration.ofSeconds(1));
      browser.say(last, "4");

      assertEquals(4, browser.next("said").get("n").asLong());
      assertEquals(List.of("1", "2", "3", "4"), server.store.texts(browser.id()));
    }
  }

  @Test
  void anAddressHasALimitOfFramesOverAllItsConnections() throws Exception {
    try (Browser first = Browser.greeted(server);
        Browser second = Browser.greeted(server)) {
      for (int i = 0; i < 38; i++) {
        first.send("{\"t\":\"typing\",\"on\":true}");
      }
      await().until(() -> server.typing.size() == 38);

      second.say(UUID.randomUUID(), "Hello");

      second.expectError("too-fast");
    }
  }

  @Test
  void whoDoesNotListenToErrorsIsShownOut() throws Exception {
    try (Browser browser = Browser.connect(server)) {
      for (int i = 0; i < 20; i++) {
        browser.send("{");
      }

      assertEquals(CloseCode.BAD_FRAME.number(), browser.closeCode());
      await().until(() -> server.connections() == 0);
    }
  }

  @Test
  void anAddressHasALimitOfConnectionsAndGetsThemBack() throws Exception {
    try (Browser first = Browser.greeted(server);
        Browser second = Browser.greeted(server);
        Browser third = Browser.connect(server)) {
      third.expectError("too-many-connections");
      assertEquals(CloseCode.SLOW_DOWN.number(), third.closeCode());
      await().until(() -> server.connections() == 2);

      first.drop();
      second.said("I stay");
      await().until(() -> server.connections() == 1);
      Browser.greeted(server).close();
    }
  }

  @Test
  void aConnectionThatSaysNoHelloIsClosed() throws Exception {
    try (Browser browser = Browser.connect(server)) {
      server.pass(Duration.ofSeconds(20));
      server.pass(Duration.ofSeconds(20));
      browser.send("{}");
      browser.expectError("bad-frame");

      server.pass(Duration.ofSeconds(20));

      assertEquals(CloseCode.TIMED_OUT.number(), browser.closeCode());
    }
  }

  @Test
  void aConnectionThatAnswersNoPingIsCut() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      server.pass(Duration.ofSeconds(51));

      browser.closeCode();
      await().until(() -> server.connections() == 0);
    }
  }

  @Test
  void whoeverAnswersPingsMayStaySilentForHours() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      browser.said("Hello");
      browser.next("agent");
      for (int i = 0; i < 30; i++) {
        server.pass(Duration.ofSeconds(40));
        // The answer to a frame comes after the answer to the ping before it.
        browser.send("{\"t\":\"typing\",\"on\":false}");
        int seen = i + 1;
        await().until(() -> server.typing.size() == seen);
      }

      browser.next("waiting");
      assertEquals(2, browser.said("still here").get("n").asLong());
    }
  }

  @Test
  void theServerSaysGoodbyeWhenItGoes() throws Exception {
    try (Browser browser = Browser.greeted(server)) {
      server.stopChat();

      assertEquals(CloseCode.GOING_AWAY.number(), browser.closeCode());
    }
  }
}
