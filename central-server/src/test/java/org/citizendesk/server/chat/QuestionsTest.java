// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.email.MailAddress;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.server.settings.Settings;
import org.citizendesk.server.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class QuestionsTest {
  /** What the tests of the window ask. */
  static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("chat.ask.email", "true"),
          Map.entry("chat.ask.question.en", "What happened?"),
          Map.entry("chat.ask.question.es", "¿Qué pasó?"),
          Map.entry("chat.topics", "benefits, housing"),
          Map.entry("chat.topic.benefits.en", "Benefits"),
          Map.entry("chat.topic.benefits.es", "Beneficios"),
          Map.entry("chat.topic.benefits.queue", "benefits-chat"),
          Map.entry("chat.topic.benefits.question.en", "Your case number?"),
          Map.entry("chat.topic.benefits.question.es", "¿Su número de caso?"),
          Map.entry("chat.topic.housing.en", "Housing"),
          Map.entry("chat.topic.housing.es", "Vivienda"));

  private static Questions read(Map<String, String> settings) {
    Settings given = Settings.of(settings);
    Questions questions = Questions.read(given, "web-chat");
    given.requireAllTaken();
    return questions;
  }

  @Test
  void eachTopicHasItsQueueAndItsQuestion() {
    Questions questions = read(SETTINGS);

    assertEquals(
        List.of("benefits", "housing"),
        questions.topics().stream().map(Questions.Topic::code).toList());
    assertEquals("benefits-chat", questions.queue("benefits", "web-chat"));
    assertEquals("web-chat", questions.queue("housing", "web-chat"));
    assertEquals("web-chat", questions.queue("gone meanwhile", "web-chat"));
    assertEquals(
        Optional.of(new ChatFact.Introduced("Benefits", "a@b.test", "¿Su número de caso?", "A-1")),
        questions.introduced(new CitizenFrame.Answers("benefits", "a@b.test", "A-1"), "es-MX"));
    assertEquals(
        Optional.of(new ChatFact.Introduced("Housing", "", "What happened?", "rain")),
        questions.introduced(new CitizenFrame.Answers("housing", "", "rain"), "en"));
    assertEquals(Optional.empty(), questions.introduced(CitizenFrame.Answers.NONE, "en"));
  }

  @Test
  void nothingIsAskedUnlessItIsSet() {
    assertEquals(Questions.NONE, read(Map.of()));
    assertEquals(Optional.empty(), Questions.NONE.frame());
    assertTrue(read(Map.of("chat.ask.email", "true")).frame().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "chat.topics, 'benefits, benefits', chat.topics",
    "chat.topics, Benefits and more, chat.topics",
    "chat.topic.housing.es, ' ', chat.topic.housing.es",
    "chat.ask.email, maybe, chat.ask.email",
  })
  void whatIsWrongIsNamed(String key, String value, String named) {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put(key, value);

    SettingsException wrong = assertThrows(SettingsException.class, () -> read(settings));

    assertTrue(wrong.getMessage().contains(named), wrong.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "sam",
    "sam@",
    "@example.org",
    "sam at@example.org",
    "-sam@example.org",
    "a@b@example.org",
    "sam@example."
  })
  void anAddressThatIsNoneIsRefused(String email) {
    assertFalse(MailAddress.isValid(email));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new CitizenFrame.Answers("", email, ""));
    assertTrue(refused.getMessage().contains(", at character "), refused.getMessage());
  }
}
