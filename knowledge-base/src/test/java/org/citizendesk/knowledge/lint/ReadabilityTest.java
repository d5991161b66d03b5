// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReadabilityTest {
  /** The sentence and its figures are those of the tests of textstat (MIT). */
  @Test
  void agreesWithAKnownSentence() {
    Readability counted = Readability.of("Cool dogs wear da sunglasses.", "en");

    assertEquals(new Readability(1, 5, 7), counted);
    assertEquals(2.88, counted.fleschKincaidGrade(), 0.005);
    assertEquals(83.32, counted.fleschEase(), 0.005);
  }

  @ParameterizedTest
  @CsvSource({
    "cat, 1",
    "made, 1",
    "makes, 1",
    "asked, 1",
    "wanted, 2",
    "table, 2",
    "people, 2",
    "notices, 3",
    "changed, 1",
    "safely, 2",
    "judgment, 2",
    "eligible, 4",
    "paying, 2",
    "create, 2",
    "medicaid, 3",
    "period, 3",
    "citizen, 3",
    "question, 2",
    "eligibility, 6",
    "unemployment, 4",
    "application, 4",
    "the, 1",
    "I, 1",
    "273, 1"
  })
  void countsSyllablesOfEnglish(String word, int syllables) {
    assertEquals(syllables, Syllables.in(word, "en"), word);
  }

  @ParameterizedTest
  @CsvSource({
    "que, 1", "guerra, 2", "ahora, 3", "día, 2", "ciudad, 2", "leer, 2", "tarjeta, 3", "país, 2",
    "aire, 2", "beneficios, 4", "pingüino, 3", "hay, 1", "ley, 1", "yo, 1", "ayuda, 3", "poeta, 3",
    "electricidad, 5", "héroe, 3", "solicitud, 4", "están, 2", "continúa, 4", "oír, 2"
  })
  void countsSyllablesOfSpanish(String word, int syllables) {
    assertEquals(syllables, Syllables.in(word, "es"), word);
  }

  /** 12 words and 20 syllables in 2 sentences: 206.835 - 62.3 * 20 / 12 - 12 / 2. */
  @Test
  void readsTheScaleOfInflesz() {
    Readability counted =
        Readability.of("Llame hoy mismo a su oficina. Pida una tarjeta nueva en papel.", "es");

    assertEquals(2, counted.sentences());
    assertEquals(12, counted.words());
    assertEquals(206.835 - 62.3 * counted.syllables() / 12 - 6, counted.inflesz(), 1e-9);
  }

  @Test
  void anEmptyTextHasNoWordsAndNoFault() {
    Readability nothing = Readability.of(" \n", "en");

    assertEquals(new Readability(0, 0, 0), nothing);
    assertTrue(Double.isFinite(nothing.fleschKincaidGrade()));
  }
}
