// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Small rules that need neither log nor network. */
final class ChatBoundsTest {
  private static final UUID ID = UUID.fromString("0b7e3c1e-8c7c-4d3e-9a51-2f6f5e0c9d11");

  @Test
  void framesToTheBrowserAreWrittenAsTheDocumentSays() {
    assertEquals(
        """
        {"t":"said","n":8,"id":"%s","author":"agent","name":"Avery","text":"Hi","files":[],"at":"2026-03-02T14:00:00Z"}"""
            .formatted(ID),
        ChatCodec.encode(
            new DeskFrame.Said(
                8,
                ID,
                Author.AGENT,
                "Avery",
                "Hi",
                List.of(),
                Instant.parse("2026-03-02T14:00:00Z"))));
    assertEquals(
        "{\"t\":\"welcome\",\"conversation\":\"%s\",\"key\":\"k\",\"last\":7,\"copies\":true,\"files\":9}"
            .formatted(ID),
        ChatCodec.encode(new DeskFrame.Welcome(new ContactId(ID), "k", 7, true, 9)));
    assertEquals("{\"t\":\"ended\"}", ChatCodec.encode(new DeskFrame.Ended()));
    assertEquals("{\"t\":\"agent\",\"on\":true}", ChatCodec.encode(new DeskFrame.Agent(true)));
    assertEquals("{\"t\":\"typing\",\"on\":false}", ChatCodec.encode(new DeskFrame.Typing(false)));
    assertEquals(
        "{\"t\":\"error\",\"code\":\"too-fast\",\"text\":\"wait\"}",
        ChatCodec.encode(new RefusedException(RefusedException.Code.TOO_FAST, "wait").problem()));
  }

  @Test
  void aRatingIsFromOneToFiveAndSaysLittle() {
    assertEquals(5, new CitizenFrame.Rate(5, "x".repeat(1000)).score());
    assertEquals("", new CitizenFrame.Rate(1, " ").comment());
    for (int score : new int[] {0, 6}) {
      assertThrows(IllegalArgumentException.class, () -> new CitizenFrame.Rate(score, ""));
    }
    String words = "x".repeat(1001);
    assertThrows(IllegalArgumentException.class, () -> new CitizenFrame.Rate(3, words));
  }

  @Test
  void machineCharactersBecomeBlanksAndLineEndsPlain() {
    assertEquals("a\nb\nc\td e", new CitizenFrame.Say(ID, "a\r\nb\rc\td\u0000e").text());
    assertEquals("\uFFFD!", new CitizenFrame.Say(ID, "\uD800!").text());
    assertEquals("Sam Sample", new CitizenFrame.Hello(null, null, 0, " Sam\nSample ", "en").name());
  }

  @Test
  void eachKeyOpensItsOwnConversationOnly() {
    SecureRandom random = new SecureRandom();
    String key = ConversationKey.random(random);

    assertNotEquals(key, ConversationKey.random(random));
    assertTrue(ConversationKey.of(key).opensWith(key));
    assertFalse(ConversationKey.of(key).opensWith(key.substring(1)));
    assertFalse(ConversationKey.of(key).opensWith(""));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, desk.example, true",
        "https://desk.example, desk.example, true",
        "http://DESK.example:8080, desk.example:8080, true",
        "https://www.agency.example, desk.example, true",
        "https://desk.example:8443, desk.example, false",
        "https://desk.example.evil.example, desk.example, false",
        "http://www.agency.example, desk.example, false",
        "null, desk.example, false",
        "not an origin, desk.example, false",
        "https://desk.example, none, false"
      })
  void pagesOfOurHostAndOfListedOriginsAreWelcome(String origin, String host, boolean welcome) {
    Doors doors = new Doors(Set.of("https://www.agency.example"), 1);

    assertEquals(welcome, doors.isWelcome(origin, host));
  }

  @Test
  void whatWasTakenComesBackWithTimeUpToTheBurst() {
    TestClock clock = new TestClock();
    RateLimiter<String> limiter = new RateLimiter<>(new ChatLimits.Rate(2, 0.5), clock);

    assertTrue(limiter.take("a"));
    assertTrue(limiter.take("a"));
    assertFalse(limiter.take("a"));
    assertTrue(limiter.take("b"), "others have their own");
    clock.advance(Duration.ofSeconds(2));
    assertTrue(limiter.take("a"));
    assertFalse(limiter.take("a"));
    clock.advance(Duration.ofDays(1));
    assertTrue(limiter.take("a"));
    assertTrue(limiter.take("a"));
    assertFalse(limiter.take("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"www.agency.example", "https://www.agency.example/", "ftp://agency.example", "*"})
  void aSettingThatIsNoOriginIsNamed(String origin) {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new ChatSettings(
                    "web-chat",
                    Set.of(origin),
                    Map.of(),
                    Questions.NONE,
                    ChatSettings.Files.USUAL,
                    ChatLimits.DEFAULT));

    assertTrue(String.valueOf(wrong.getMessage()).contains(origin));
  }

  @Test
  void aQueueWithoutANameIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ChatSettings(
                " ",
                Set.of(),
                Map.of(),
                Questions.NONE,
                ChatSettings.Files.USUAL,
                ChatLimits.DEFAULT));
    assertThrows(IllegalArgumentException.class, () -> new ChatLimits.Rate(0, 1));
  }
}
