// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TextAnalysisTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | How do I renew my passports?     | renew passport
          en | The citizen's hearings           | citizen hearing
          en | José's café                      | jose cafe
          en | 7 CFR 273.2(a)                   | 7 cfr 273.2
          es | ¿Cómo pido los cupones?          | pido cupon
          es | inundación INUNDACION            | inundacion inundacion
          fr | Les ÉTÉS                         | les etes
          """)
  void turnsTextIntoTerms(String language, String text, String terms) {
    assertEquals(List.of(terms.split(" ")), TextAnalysis.of(language).terms(text));
  }

  @Test
  void keepsWordsWholeForTheVocabulary() {
    assertEquals(
        List.of(new Token("the", 0, 3), new Token("hearings", 4, 12)),
        Token.of(TextAnalysis.of("en").vocabulary(), "The Hearings"));
  }

  @Test
  void givesEachThingAllItsNames() throws IOException {
    List<Wording.Thing> things = Wording.of(TextAnalysis.of("en"), "lost food stamps card");

    assertEquals(3, things.size());
    assertEquals(List.of(List.of("lost")), things.getFirst().names());
    assertEquals(
        Set.of(
            List.of("food", "stamp"),
            List.of("snap"),
            List.of("supplement", "nutrition", "assistance", "program")),
        Set.copyOf(things.get(1).names()));
    assertEquals(List.of(List.of("card")), things.getLast().names());
  }

  @Test
  void hasNothingToAskForInStopWords() throws IOException {
    assertEquals(List.of(), Wording.of(TextAnalysis.of("en"), "how do I"));
  }

  @Test
  void stopsAtTheMostWords() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(" word").append(i);
    }

    assertEquals(Wording.MOST_WORDS, Wording.of(TextAnalysis.of("en"), text.toString()).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void hasSynonymsThatBelongToOneGroupOnly(String language) {
    Map<String, String> seen = new HashMap<>();
    for (List<String> group : WordFiles.synonyms(language)) {
      assertTrue(group.size() >= 2, group::toString);
      for (String name : group) {
        String terms = String.join(" ", TextAnalysis.of(language).terms(name));
        assertNull(seen.put(terms, group.getFirst()), () -> name + " stands twice");
      }
    }
    assertTrue(seen.size() > 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void hasStopWordsAsTheyAreAfterFolding(String language) {
    for (String word : WordFiles.stopWords(language)) {
      assertEquals(List.of(), TextAnalysis.of(language).terms(word), word);
      assertEquals(
          List.of(word),
          Token.of(TextAnalysis.of(language).vocabulary(), word).stream()
              .map(Token::text)
              .toList());
    }
  }
}
