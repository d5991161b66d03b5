// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.junit.jupiter.api.Test;
import java.io.IOException;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ExcerptsTest {
  @Test
  void neverJoinsTwoLinesOfAListOrTable() throws IOException {
    assertEquals(
        new Excerpt("4 | $782", List.of(new Excerpt.Mark(0, 1), new Excerpt.Mark(5, 8))),
        excerpt("1 | $234\n4 | $782\n5 | $929", "4", "782"));
  }

  @Test
  void showsAnEntryOfAListWithoutItsDash() throws IOException {
    assertEquals(
        new Excerpt("The second card.", List.of(new Excerpt.Mark(11, 15))),
        excerpt("- The first.\n- The second card.\n- A third.", "card"));
  }

  @Test
  void showsAStepWithoutItsNumber() throws IOException {
    String steps = "1. Report it. Now.\n2. Ask for a card.";

    assertEquals(new Excerpt("Report it.", List.of()), excerpt(steps, "absent"));
    assertEquals(
        new Excerpt("Ask for a card.", List.of(new Excerpt.Mark(10, 14))), excerpt(steps, "card"));
  }

  @Test
  void prefersTheSentenceWithMoreOfTheWords() throws IOException {
    Excerpt excerpt =
        excerpt("An interview. The interview notice. A notice.", "interview", "notice");

    assertEquals("The interview notice.", excerpt.text());
    assertEquals(List.of(new Excerpt.Mark(4, 13), new Excerpt.Mark(14, 20)), excerpt.marks());
  }

  @Test
  void marksOffsetsInTheSentenceAlsoBehindAccentsAndEmoji() throws IOException {
    Excerpt excerpt = excerpt("Primero. \ud83d\ude00 Ni\u00f1o y tarjeta.", "tarjeta");

    Excerpt.Mark mark = excerpt.marks().getFirst();
    assertEquals("tarjeta", excerpt.text().substring(mark.start(), mark.end()));
  }

  @Test
  void marksAWordAtTheVeryBeginningAndTheVeryEnd() throws IOException {
    assertEquals(
        new Excerpt("card or card", List.of(new Excerpt.Mark(0, 4), new Excerpt.Mark(8, 12))),
        excerpt("card or card", "card"));
    assertEquals(new Excerpt("card", List.of(new Excerpt.Mark(0, 4))), excerpt("card\n", "card"));
  }

  @Test
  void marksTheWordAndNotWhatClingsToIt() throws IOException {
    String text = "\u201ccard\u201d, (card)\u2014\ud83d\ude00card\ud83d\ude00, discard";
    Excerpt excerpt = excerpt(text, "card");

    assertEquals(
        List.of("card", "card", "card"),
        excerpt.marks().stream()
            .map(mark -> excerpt.text().substring(mark.start(), mark.end()))
            .toList(),
        excerpt::toString);
  }

  @Test
  void showsTheFirstSentenceWhenNoWordIsInTheText() throws IOException {
    assertEquals(new Excerpt("One.", List.of()), excerpt("One. Two.", "absent"));
    assertEquals(Excerpt.NONE, excerpt("", "absent"));
  }

  private static Excerpt excerpt(String text, String... terms) throws IOException {
    return new Excerpts(TextAnalysis.of("en"), "en", Set.of(terms)).of(text);
  }
}
