// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What editors and hands do to a file: its ends of lines, its first byte, its front matter. */
class FileFormTest {
  private static final String SOUND =
      ArticleText.sound().body("One.\n\n## Two\n\nThree.\n").toString();

  @Test
  void theEndsOfLinesMeanNothing() {
    Article article = only(SOUND);

    assertEquals(article, only(SOUND.replace("\n", "\r\n")));
    assertEquals(article, only(SOUND.replace("\n", "\r")));
    assertEquals(article, only(SOUND.stripTrailing()));
    assertEquals(article, only(SOUND + "\n\n\n"));
  }

  @Test
  void aByteOrderMarkAtTheBeginningIsPassedOver() {
    assertEquals(only(SOUND), only("\ufeff" + SOUND));
    assertEquals(only(SOUND), only("\ufeff" + SOUND.replace("\n", "\r\n")));
  }

  @Test
  void theLinesOfProblemsAreTrueWhateverTheirEnds() {
    ArticleText text = ArticleText.sound().with("minutes", "ten").body("Text.\n\n<br>\n");
    for (String end : List.of("\n", "\r\n")) {
      List<Problem> problems = problems("\ufeff" + text.toString().replace("\n", end));

      assertEquals(
          List.of(text.lineOf("minutes"), text.bodyLine() + 2),
          problems.stream().map(Problem::line).toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ' ---\nid: a\n---\nx'        | 1 | must begin with a line ---
          '--- \nid: a\n---\nx'        | 1 | must begin with a line ---
          '\n---\nid: a\n---\nx'      | 1 | must begin with a line ---
          '---'                           | 1 | has no closing line ---
          '---\n'                        | 1 | has no closing line ---
          '---\nid: a\nversion: 1'      | 3 | has no closing line ---
          '---\nid: a\n----\nx'        | 4 | has no closing line ---
          '---\n# only a remark\n---\nx' | 1 | the front matter is empty
          '---\nwords\n---\nx'         | 2 | lines of the form key: value
          '---\nid: [a\n---\nx'        | 2 | not YAML here
          '---\nid: a\n\tb: c\n---\nx' | 3 | not YAML here
          '---\nid: "a\n---\nx'        | 2 | not YAML here
          """)
  void saysWhereTheFrontMatterIsWrong(String escaped, int line, String message) {
    Problem first = problems(escaped.replace("\\n", "\n").replace("\\t", "\t")).getFirst();

    assertTrue(first.message().contains(message), first::toString);
    assertEquals(line, first.line(), first::toString);
    assertEquals("a.md", first.file());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "version", "effective-from", "citations"})
  void aKeyThatStandsTwiceIsAnErrorAtItsSecondPlace(String key) {
    String twice = SOUND.replaceFirst("\n---\n", "\n" + key + ": [x]\n---\n");

    Problem first = problems(twice).getFirst();

    assertEquals("the key " + key + " stands twice", first.message());
    assertEquals(ArticleText.sound().bodyLine() - 1, first.line());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-09-30, false",
    "2024-10-01, false",
    "2024-10-02, true",
    "1999-12-31, false",
  })
  void anArticleEndsAfterItBegan(String to, boolean sound) {
    ArticleText text = ArticleText.sound().with("effective-to", to);
    List<Problem> problems = problems(text.toString());

    assertEquals(sound, problems.isEmpty(), problems::toString);
    if (!sound) {
      assertEquals(text.lineOf("effective-to"), problems.getFirst().line());
    }
  }

  @Test
  void aValueStaysTheTextThatWasWritten() {
    for (String title : List.of("'007'", "yes", "'2024-01-01'", "'null'", "1e3", "0x1F")) {
      Article article = only(ArticleText.sound().with("title", title).toString());

      assertEquals(title.replace("'", ""), article.title());
    }
  }

  @Test
  void aListThatIsEmptyOrHasAnEmptyItemIsSaid() {
    assertEquals(
        List.of(), only(ArticleText.sound().with("questions", "[]").toString()).questions());
    ArticleText text = ArticleText.sound().with("questions", "['']");

    assertEquals("questions: has no value", problems(text.toString()).getFirst().message());
  }

  @Test
  void aFileThatIsCutInTheMiddleOfACharacterIsNoText() {
    byte[] whole = ArticleText.sound().body("Será mañ").bytes();
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);

    Problem first = LibraryReading.ofFiles(Map.of("a.md", cut)).problems().getFirst();

    assertEquals("a.md:1: error: is not UTF-8 text", first.toString());
  }

  private static Article only(String text) {
    LibraryReading reading = read(text);
    assertEquals(List.of(), reading.problems());
    return reading.library().articles().getFirst();
  }

  private static List<Problem> problems(String text) {
    return read(text).problems();
  }

  private static LibraryReading read(String text) {
    return LibraryReading.ofFiles(Map.of("a.md", text.getBytes(StandardCharsets.UTF_8)));
  }
}
