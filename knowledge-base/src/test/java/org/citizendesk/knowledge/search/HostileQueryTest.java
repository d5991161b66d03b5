// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever is typed or pasted, a search answers. */
class HostileQueryTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final List<String> LANGUAGES = List.of("en", "es", "fr");

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
        "title:(snap",
        "snap AND OR NOT",
        "\"unclosed",
        "a*",
        "*",
        "?",
        "/[/",
        "snap~99",
        "[a TO",
        "+-&&||!(){}[]^\"~*?:\\/",
        "\\",
        "\0",
        "\ud800",
        "snap \udc00 food",
        "\ufeff\u202esnap",
        "\uff33\uff2e\uff21\uff30",
        "\u0645\u0631\u062d\u0628\u0627",
        "\ud83d\ude00 \ud83d\ude00",
        "'; drop table article; --",
        "<script>alert(1)</script>"
      })
  void answersWhatIsNoQuestion(String typed) {
    assertAnswered(typed);
  }

  @Test
  void answersVeryLongTexts() {
    assertAnswered("a".repeat(1_000_000));
    assertAnswered("food stamps ".repeat(10_000));
    assertAnswered("section 8 welfare obamacare unemployment medi-cal ".repeat(1_000));
    assertAnswered("\ud83d\ude00".repeat(10_000));
    assertAnswered("a".repeat(SearchRequest.MOST_CHARACTERS - 1) + "\ud83d\ude00");
  }

  @Test
  void answersRandomTextOfAnyScript() {
    Random random = new Random(18_710_704);
    for (int i = 0; i < 150; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        switch (random.nextInt(4)) {
          case 0 -> text.append((char) random.nextInt(0x10000));
          case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
          case 2 -> text.append((char) random.nextInt(' ', 0x7f));
          default -> text.append(List.of(" food", " snap ", " tarjeta", "8", ".").get(n % 5));
        }
      }
      assertAnswered(text.toString());
    }
  }

  private static void assertAnswered(String typed) {
    for (String language : LANGUAGES) {
      SearchPage page = base.search(SearchRequest.of(typed, language, TODAY));
      assertTrue(page.hits().size() <= 10);
      page.hits().forEach(hit -> assertSound(hit.excerpt()));
    }
  }

  private static void assertSound(Excerpt excerpt) {
    int done = 0;
    for (Excerpt.Mark mark : excerpt.marks()) {
      assertTrue(done <= mark.start() && mark.start() < mark.end(), excerpt::toString);
      done = mark.end();
    }
    assertTrue(done <= excerpt.text().length(), excerpt::toString);
  }
}
