// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.meaning;

import org.junit.jupiter.api.Test;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class WordPiecesTest {
  private static final int ALL = 100;

  private final WordPieces pieces =
      new WordPieces(
          Map.of(
              "[CLS]", 1, "[SEP]", 2, "[UNK]", 3, "food", 10, "##s", 11, "stamp", 12, "?", 13, "'",
              14, "s", 15));

  @Test
  void cutsWordsIntoTheLongestPiecesFromTheLeft() {
    assertArrayEquals(new long[] {1, 10, 12, 11, 2}, pieces.of("Food stamps", ALL));
  }

  @Test
  void takesEachMarkByItself() {
    assertArrayEquals(new long[] {1, 10, 14, 15, 13, 13, 2}, pieces.of("food's??", ALL));
  }

  @Test
  void leavesOutAccentsAndControls() {
    assertArrayEquals(new long[] {1, 10, 2}, pieces.of("\u0000fóod\u200b", ALL));
  }

  @Test
  void knowsAWordWholeOrNotAtAll() {
    assertArrayEquals(new long[] {1, 3, 10, 2}, pieces.of("foodx food", ALL));
    assertArrayEquals(new long[] {1, 3, 2}, pieces.of("food".repeat(60), ALL));
  }

  @Test
  void endsWithItsMarkHoweverLongTheTextIs() {
    assertArrayEquals(new long[] {1, 10, 12, 2}, pieces.of("food stamps food food", 4));
  }

  @Test
  void saysThatAVocabularyIsDamaged() {
    byte[] cut = "{\"model\":{\"vocab\":{\"[CLS]\":1".getBytes(StandardCharsets.UTF_8);

    assertThrows(
        IllegalArgumentException.class, () -> WordPieces.read(new ByteArrayInputStream(cut)));
  }
}
