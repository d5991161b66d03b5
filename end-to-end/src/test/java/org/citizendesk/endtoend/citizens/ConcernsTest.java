// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import org.citizendesk.knowledge.KnowledgeBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConcernsTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void everyConcernIsOfAProgramThatTheKnowledgeBaseKnows(String language) {
    try (KnowledgeBase knowledge = KnowledgeBase.bundled()) {
      Set<String> programs = knowledge.programs();
      for (Concern concern : Concerns.in(language)) {
        assertTrue(programs.contains(concern.program()), concern.program());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void everyConcernCanBeToldFromTheFirstWordToTheLast(String language) {
    for (Concern concern : Concerns.in(language)) {
      assertFalse(concern.opening().isBlank() || concern.answer().isBlank(), concern.subject());
      assertFalse(concern.followUps().isEmpty(), concern.subject());
      assertTrue(concern.summary().length() <= 200, concern.subject());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", ""})
  void otherLanguagesAskInEnglish(String language) {
    assertEquals(Concerns.in("en"), Concerns.in(language));
  }
}
