// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.time.LocalDate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Which words count as misspelt among the articles that come with the program. */
class SpellingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  private static KnowledgeBase base;

  @BeforeAll
  static void open() {
    base = KnowledgeBase.bundled();
  }

  @AfterAll
  static void close() {
    base.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "freezing",
        "frozen",
        "driver",
        "interested",
        "current",
        "contract",
        "mexican",
        "husband's",
      })
  void leavesGoodWordsThatNoArticleUses(String word) {
    assertNull(corrected(word + " ", "en"), word);
  }

  @ParameterizedTest
  @CsvSource({"appointments,en", "cancelling,en", "estimated,en", "nacimientos,es"})
  void leavesWordsThatTheArticlesUseInAnotherForm(String word, String language) {
    assertNull(corrected(word + " ", language), word);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          benfits,      benefits
          disablilty,   disability
          reocrd,       record
          ebnefits,     benefits
          lpaying,      paying
          elegible,     eligible
          requirments,  requirement
          """)
  void putsSlipsRightByTheFewestChanges(String typed, String meant) {
    assertEquals(meant + " ", corrected(typed + " ", "en"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snpa", "hubbardston", "zzzzzzz", "recieve"})
  void leavesWhatIsLikeNoWord(String typed) {
    assertNull(corrected(typed + " ", "en"), typed);
  }

  private static String corrected(String typed, String language) {
    return base.search(SearchRequest.of(typed, language, DAY)).corrected();
  }
}
