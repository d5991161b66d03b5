// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.meaning;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SentenceModelTest {
  private static SentenceModel model;

  @BeforeAll
  static void load() {
    model = SentenceModel.load();
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void putsTheSameInOtherWordsCloserThanSomethingElse() {
    float[] lost = model.embed("I lost my food stamp card");
    float[] stolen = model.embed("somebody stole my EBT card");
    float[] passport = model.embed("how long does a passport take");

    assertTrue(product(lost, stolen) > product(lost, passport) + 0.2f);
  }

  @Test
  void makesVectorsOfLengthOne() {
    float[] vector = model.embed("where is my refund");

    assertEquals(model.dimensions(), vector.length);
    assertEquals(1f, product(vector, vector), 1e-5f);
  }

  @Test
  void readsTheBeginningOfALongText() {
    String beginning = "the hearing office sends a letter ".repeat(100);

    assertArrayEquals(
        model.embed(beginning), model.embed(beginning + "and a passport besides"), 1e-6f);
  }

  @Test
  void takesATextWithoutWords() {
    assertEquals(model.dimensions(), model.embed("").length);
  }

  static float product(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
