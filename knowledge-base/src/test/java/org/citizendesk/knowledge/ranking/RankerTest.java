// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.ranking;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.io.BufferedReader;
import java.io.StringReader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RankerTest {
  private static final String SOUND =
      """
      citizen-desk-ranker 1
      features a b
      learned-from 00000001
      tree
      0 1.5 -1 1
      1 2.5 -2 -3
      leaves 0.1 0.2 0.3
      """;

  @Test
  void readsWhatItWrote() {
    Ranker ranker = TrainerTest.learned();

    Ranker again = read(ranker.text());

    assertEquals(ranker.text(), again.text());
    float[] row = {0.7f, 12f};
    assertEquals(ranker.score(row), again.score(row));
  }

  @Test
  void walksToTheLeafThatARowBelongsTo() {
    Ranker ranker = read(SOUND);

    assertEquals(0.1f, ranker.score(new float[] {1.5f, 9}));
    assertEquals(0.2f, ranker.score(new float[] {2, 2.5f}));
    assertEquals(0.3f, ranker.score(new float[] {2, 3}));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          citizen-desk-ranker 1, citizen-desk-ranker 9, line 1
          features a b, traits a b, line 2
          tree, tee, line 4
          0 1.5 -1 1, 0 1.5 -1, line 5
          0 1.5 -1 1, 0 1.5 -1 0, line 7
          0 1.5 -1 1, 7 1.5 -1 1, line 7
          1 2.5 -2 -3, 1 2.5 -2 -9, line 7
          leaves 0.1 0.2 0.3, leaves 0.1 x 0.3, line 7
          leaves 0.1 0.2 0.3, leaves 0.1 NaN 0.3, line 7
          0 1.5 -1 1, 0 Infinity -1 1, line 7
          leaves 0.1 0.2 0.3, '', line 7
          """)
  void saysInWhichLineItIsDamaged(String sound, String damaged, String where) {
    String text = SOUND.replace(sound, damaged);

    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> read(text));

    assertTrue(e.getMessage().startsWith("a file " + where + ":"), e::getMessage);
  }

  private static Ranker read(String text) {
    return Ranker.read(new BufferedReader(new StringReader(text)), "a file");
  }
}
