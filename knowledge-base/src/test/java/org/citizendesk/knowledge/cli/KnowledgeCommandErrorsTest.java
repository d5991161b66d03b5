// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.ArticleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Whatever is wrong, the command says what and where and ends with the code that its help names.
 */
class KnowledgeCommandErrorsTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12345 card                         | Unmatched arguments
          search                             | Missing required parameter: 'WORDS'
          search --limit many card           | Invalid value for option '--limit'
          search --limit 101 card            | limit must be from 1 to 100: 101
          search --limit                     | Missing required parameter for option '--limit'
          search --as-of 2026-02-30 card     | Invalid value for option '--as-of'
          search --as-of 30/01/2026 card     | Invalid value for option '--as-of'
          search --place us-ca card          | 'us-ca' is not a jurisdiction
          search --colour red card           | Unknown option: '--colour'
          check                              | Missing required parameter: 'DIR'
          check one two                      | Unmatched argument at index 2: 'two'
          check --as-of soon one             | Invalid value for option '--as-of'
          """)
  void saysWhichArgumentItDoesNotUnderstand(String typed, String message) {
    assertEquals(2, run(typed.split(" ")));
    assertTrue(err().contains(message), this::err);
    assertTrue(err().contains("Usage: knowledge"), this::err);
    assertEquals("", out());
  }

  @Test
  void namesEveryProblemOfEveryFileInOrder() throws IOException {
    ArticleText one = ArticleText.sound().with("minutes", "ten").body("Text.\n\n<br>\n");
    ArticleText two = ArticleText.sound().with("title", "SNAP: the basics");
    Files.createDirectories(folder.resolve("deep/er"));
    Files.write(folder.resolve("a.md"), one.bytes());
    Files.write(folder.resolve("deep/er/b.md"), two.bytes());
    Files.write(folder.resolve("c.md"), new byte[] {(byte) 0xc3});
    Files.write(folder.resolve("d.md"), ArticleText.sound().bytes());

    assertEquals(1, run("check", folder.toString()));
    List<String> lines = out().lines().toList();
    assertEquals(5, lines.size(), this::out);
    assertLine(lines.get(0), "a.md", one.lineOf("minutes"), "minutes: 'ten' is not a whole");
    assertLine(lines.get(1), "a.md", one.bodyLine() + 2, "HTML is not allowed");
    assertLine(lines.get(2), "c.md", 1, "is not UTF-8 text");
    assertLine(lines.get(3), "deep/er/b.md", two.lineOf("title"), "not YAML here");
    assertEquals("1 articles in 1 programs, 4 errors, 0 warnings", lines.get(4));
    assertEquals("", err());
  }

  @Test
  void aWarningIsPrintedAndIsNoError() throws IOException {
    Files.write(folder.resolve("a.md"), ArticleText.sound().without("citations").bytes());

    assertEquals(0, run("check", folder.toString()));
    assertTrue(out().startsWith(folder.resolve("a.md") + ":1: warning: "), this::out);
    assertTrue(out().endsWith("1 articles in 1 programs, 0 errors, 1 warnings\n"), this::out);
  }

  @Test
  void anEmptyFolderIsFineAndHasNothingToFind() {
    assertEquals(0, run("check", folder.toString()));
    assertEquals("0 articles in 0 programs, 0 errors, 0 warnings\n", out());
    assertEquals(1, run("search", "--from", folder.toString(), "card"));
    assertTrue(out().endsWith("Nothing found.\n"), this::out);
  }

  @Test
  void aFolderThatIsNotThereIsNamedBySearchToo() {
    Path missing = folder.resolve("missing");

    assertEquals(3, run("search", "--from", missing.toString(), "card"));
    assertEquals("knowledge: cannot read the articles in " + missing + "\n", err());
  }

  @Test
  void wordsThatLookLikeAQueryAreOnlyWords() throws IOException {
    Files.write(folder.resolve("a.md"), ArticleText.sound().bytes());

    for (String typed : List.of("title:(apply", "\"apply", "apply~99", "[apply TO", "*apply*")) {
      assertEquals(0, run("search", "--from", folder.toString(), typed), typed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2024-09-30, US-CA, 1", // not yet in force
    "2024-10-01, US-CA, 0",
    "2024-10-01, US-CA-037, 0",
    "2024-10-01, US-TX, 1",
    "2024-10-01, US, 1",
    "2024-12-31, US-CA, 0",
    "2025-01-01, US-CA, 1", // no longer in force
  })
  void findsWhatWasInForceThatDayAtThatPlace(String day, String place, int code)
      throws IOException {
    ArticleText text =
        ArticleText.sound().with("jurisdiction", "US-CA").with("effective-to", "2025-01-01");
    Files.write(folder.resolve("a.md"), text.bytes());

    assertEquals(
        code,
        run("search", "--from", folder.toString(), "--as-of", day, "--place", place, "apply"),
        this::out);
  }

  @Test
  void searchesInSpanishWhenAskedTo() throws IOException {
    Files.write(
        folder.resolve("a.md"),
        ArticleText.sound()
            .with("language", "es")
            .with("title", "Solicitar la tarjeta")
            .body("La tarjeta llega en diez días.")
            .bytes());

    assertEquals(1, run("search", "--from", folder.toString(), "dias"));
    assertEquals(
        0, run("search", "--from", folder.toString(), "--language", "es", "dias", "tarjetas"));
    assertTrue(out().contains("La *tarjeta* llega en diez *días*."), this::out);
  }

  private void assertLine(String line, String file, int number, String message) {
    String start = folder.resolve(file) + ":" + number + ": error: ";
    assertTrue(line.startsWith(start), line + " should start with " + start);
    assertTrue(line.contains(message), line);
  }

  private int run(String... arguments) {
    CommandLine command = KnowledgeCommand.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private String out() {
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  private String err() {
    return err.toString().replace(System.lineSeparator(), "\n");
  }
}
