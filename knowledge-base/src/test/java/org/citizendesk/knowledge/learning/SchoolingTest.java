// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.cli.KnowledgeCommand;
import org.citizendesk.knowledge.search.Concepts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Learning from what readers quoted: whoever asks for an office is told what it costs. */
class SchoolingTest {
  private static final AsOf TODAY = AsOf.of(LocalDate.of(2026, 11, 28));
  private static final List<String> SUBJECTS =
      List.of(
          "Passports",
          "Heating",
          "Parking",
          "Licences",
          "Burials",
          "Marriages",
          "Allotments",
          "Markets",
          "Libraries",
          "Museums",
          "Ferries",
          "Bridges");

  @TempDir Path folder;

  @Test
  void learnsWhatReadersPreferAndShowsThatItIsBetter() throws IOException {
    Schooling.Outcome outcome = learn(lines("costs", 1));

    assertEquals(SUBJECTS.size(), outcome.trial().teaching());
    assertTrue(outcome.trial().learned().mrr10() > outcome.trial().plain().mrr10());
    assertTrue(outcome.trial().better() > outcome.trial().worse());
    assertFalse(outcome.trial().isWorse());
    assertEquals(0, outcome.unknown());
    assertTrue(outcome.ranker().learnedFrom("passports"));
  }

  @Test
  void whatIsAskedMostCountsMostInTheComparison() throws IOException {
    String most = lines("costs", 1).replaceFirst("passports#costs", "passports#office");

    Schooling.Outcome outcome = learn(most.replaceFirst("\"n\":1", "\"n\":10000"));

    assertTrue(outcome.trial().isWorse());
    assertTrue(outcome.trial().better() > outcome.trial().worse());
  }

  @Test
  void questionsAboutWhatIsGoneAreCountedAndTeachNothing() throws IOException {
    Schooling.Outcome outcome = learn(lines("costs", 1) + line("old", "Old", "costs", 1));

    assertEquals(SUBJECTS.size(), outcome.trial().questions());
    assertEquals(1, outcome.unknown());
    assertThrows(KnowledgeException.class, () -> learn(line("old", "Old", "costs", 1)));
  }

  @Test
  void questionsInALanguageThatTheModelDoesNotReadTeachNothing() throws IOException {
    String spanish = lines("costs", 1).replace("\"language\":\"en\"", "\"language\":\"es\"");

    Schooling.Outcome outcome = learn(lines("costs", 1) + spanish);

    assertEquals(SUBJECTS.size(), outcome.trial().questions());
    assertEquals(SUBJECTS.size(), outcome.unread());
    assertEquals(0, outcome.unknown());
  }

  @Test
  void aPlaceThatIsNoneIsNamedWithItsLine() throws IOException {
    String wrong = lines("costs", 1).replaceFirst("\"place\":\"\"", "\"place\":\"Utopia\"");

    IOException e = assertThrows(IOException.class, () -> learn(wrong));

    assertTrue(e.getMessage().contains("judged.jsonl line 1: "), e::getMessage);
  }

  @Test
  void theCommandWritesAnOrderOnlyWhereItIsNotWorse() throws IOException {
    Path articles = Files.createDirectory(folder.resolve("articles"));
    for (int i = 0; i < SUBJECTS.size(); i++) {
      Files.write(articles.resolve(i + ".md"), texts()[i].bytes());
    }
    Path ranker = folder.resolve("ranker.txt");
    write(lines("costs", 1));

    assertEquals(0, run(articles, ranker));
    assertTrue(out.toString().startsWith("12 questions, 12 of them taught; 0 more are about"));
    assertTrue(out.toString().contains("the learned order"), out::toString);
    assertTrue(Files.readString(ranker).startsWith("citizen-desk-ranker 1\n"));

    Files.delete(ranker);
    write(
        lines("costs", 1)
            .replaceFirst("passports#costs", "passports#office")
            .replaceFirst("\"n\":1", "\"n\":10000"));
    assertEquals(1, run(articles, ranker));
    assertFalse(Files.exists(ranker));
    assertTrue(err.toString().contains("nothing is written"), err::toString);
    assertEquals(0, run(articles, ranker, "--although-worse"));
    assertTrue(Files.exists(ranker));
  }

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Path articles, Path ranker, String... more) {
    String[] all = {
      "learn",
      "--from",
      articles.toString(),
      "--judged",
      folder.resolve("judged.jsonl").toString(),
      "--out",
      ranker.toString(),
      "--as-of",
      "2026-11-28"
    };
    String[] arguments = new String[all.length + more.length];
    System.arraycopy(all, 0, arguments, 0, all.length);
    System.arraycopy(more, 0, arguments, all.length, more.length);
    return KnowledgeCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Schooling.Outcome learn(String lines) throws IOException {
    return Schooling.learn(library(), Question.read(write(lines)), new Concepts(), TODAY);
  }

  private Path write(String lines) throws IOException {
    return Files.writeString(folder.resolve("judged.jsonl"), lines);
  }

  private static ArticleLibrary library() {
    return ArticleText.read(texts()).library();
  }

  private static ArticleText[] texts() {
    return SUBJECTS.stream()
        .map(
            subject ->
                ArticleText.sound()
                    .with("id", id(subject))
                    .with("title", subject)
                    .body(
                        """
                        All about it.

                        ## Office

                        The office is downtown.

                        ## Costs

                        What one pays at the office.

                        ## Hours

                        From nine to five.
                        """))
        .toArray(ArticleText[]::new);
  }

  private static String id(String subject) {
    return subject.toLowerCase(java.util.Locale.ROOT);
  }

  private static String lines(String section, int n) {
    StringBuilder lines = new StringBuilder();
    SUBJECTS.forEach(subject -> lines.append(line(id(subject), subject, section, n)));
    return lines.toString();
  }

  private static String line(String id, String subject, String section, int n) {
    return """
    {"id":"%s","query":"%s office","history":[],"relevant":["%s#%s"],"equivalent":[],"n":%d,\
    "language":"en","program":"","place":"","use":"QUOTED"}
    """
        .formatted(id, subject, id, section, n);
  }
}
