// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.ArticleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KnowledgeCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void checksSoundArticles() throws IOException {
    write("a.md", ArticleText.sound());

    assertEquals(0, run("check", folder.toString()));
    assertEquals("1 articles in 1 programs, 0 errors, 0 warnings\n", out());
  }

  @Test
  void namesFileAndLineOfWhatIsWrong() throws IOException {
    ArticleText text = ArticleText.sound().with("minutes", "ten");
    write("a.md", text);

    assertEquals(1, run("check", folder.toString()));
    assertTrue(
        out()
            .startsWith(
                folder.resolve("a.md") + ":" + text.lineOf("minutes") + ": error: minutes:"),
        this::out);
    assertTrue(out().endsWith("0 articles in 0 programs, 1 errors, 0 warnings\n"), this::out);
  }

  @Test
  void namesOverdueReviewsWithoutFailing() throws IOException {
    write("a.md", ArticleText.sound().with("review-by", "2026-01-01"));

    assertEquals(0, run("check", "--as-of", "2026-01-02", folder.toString()));
    assertTrue(
        out().contains("a.md:11: warning: review-by: was to be reviewed by 2026-01-01\n"),
        this::out);
  }

  @Test
  void searchesByMeaningWhereAsked() throws IOException {
    write("a.md", ArticleText.sound().body("A card buys food.\n"));

    assertEquals(1, run("search", "--from", folder.toString(), "hungry"));
    assertEquals(0, run("search", "--from", folder.toString(), "--meaning", "groceries"));
    assertTrue(out().contains("Apply for SNAP"), this::out);

    assertEquals(
        1, run("search", "--from", folder.toString(), "--meaning", "--language", "es", "comida"));
    assertTrue(out().contains("By meaning only in English"), this::out);
  }

  @Test
  void printsProblemsForMachines() throws IOException {
    write("a.md", ArticleText.sound().with("minutes", "ten"));
    write("b.md", ArticleText.sound().with("id", "b").with("citations", "[60 CFR 1.1]"));

    assertEquals(1, run("check", "--json", folder.toString()));
    String out = out();
    assertTrue(out.contains("\"errors\" : 1") && out.contains("\"warnings\" : 1"), out);
    assertTrue(
        out.contains("\"severity\" : \"error\"") && out.contains("\"rule\" : \"form\""), out);
    assertTrue(out.contains("\"line\" : 13") && out.contains("\"rule\" : \"citation\""), out);
  }

  @Test
  void findsAnArticleAsSoonAsItIsEditedWithAnIndexThatIsKept() throws IOException {
    Path index = folder.resolve("index");
    Path articles = Files.createDirectory(folder.resolve("articles"));
    write("articles/a.md", ArticleText.sound().with("title", "Zeppelin"));
    write("articles/b.md", ArticleText.sound().with("id", "b").with("title", "Bicycle"));
    String[] search = {"search", "--from=" + articles, "--index=" + index};

    assertEquals(0, run(search[0], search[1], search[2], "zeppelin"));
    write("articles/a.md", ArticleText.sound().with("title", "Airship"));

    assertEquals(0, run(search[0], search[1], search[2], "airship"));
    assertEquals(1, run(search[0], search[1], search[2], "zeppelin"));
    assertEquals(0, run(search[0], search[1], search[2], "bicycle"));
    write("articles/a.md", ArticleText.sound().with("minutes", "ten"));
    assertEquals(3, run(search[0], search[1], search[2], "bicycle"));
    assertTrue(err().contains("1 errors in " + articles), this::err);
  }

  @Test
  void showsTheRuleOfAPlaceWithWhatStandsBelowItAndWhatChanged() {
    int code =
        run(
            "show",
            "--place=US-HI",
            "--as-of=2021-10-01",
            "--last-contact=2021-09-30",
            "snap-maximum-allotments");

    assertEquals(0, code, this::err);
    assertTrue(out().contains("  - 1 | $432\n"), this::out);
    assertTrue(out().contains("  + 1 | $472\n"), this::out);
    assertTrue(out().contains("[snap-maximum-allotments.en version 3, US]\n"), this::out);
    assertEquals(1, run("show", "--as-of=2030-01-01", "snap-maximum-allotments"));
  }

  @Test
  void importsAFolderAndSaysWhatWasLost() throws IOException {
    Path from = Files.createDirectory(folder.resolve("from"));
    Files.writeString(from.resolve("fees.html"), "<h1>Fees</h1>\n<p>It is free.<img src=a.png>");
    Files.write(from.resolve("odd.md"), new byte[] {0});
    String into = folder.resolve("into").toString();

    assertEquals(1, run("import", from.toString(), "--into", into, "--program", "snap"));
    assertEquals(
        from.resolve("fees.html")
            + ":2: warning: a picture was left out\n"
            + from.resolve("odd.md")
            + ":1: error: is not text: it has a byte 0\n1 articles taken into "
            + into
            + ", 1 files not; 0 files of other kinds were not read\n",
        out());
    assertEquals(0, run("search", "--from", into, "free"));
    assertEquals(2, run("import", from.toString(), "--into", into, "--program", "A B"));
    assertEquals(2, run("import", from.toString(), "--program", "snap"));
  }

  @Test
  void saysThatAFolderCannotBeRead() {
    Path missing = folder.resolve("missing");

    assertEquals(3, run("check", missing.toString()));
    assertEquals("knowledge: cannot read the articles in " + missing + "\n", err());
  }

  @Test
  void searchesTheArticlesOfTheProgram() {
    int code =
        run("search", "--as-of", "2021-09-30", "--limit", "3", "maximum", "SNAP", "allotments");

    assertEquals(0, code, this::err);
    assertTrue(
        out()
            .startsWith(
                "SNAP maximum monthly allotments  [snap-maximum-allotments.en version 2, US]\n"),
        this::out);
  }

  @Test
  void searchesAFolder() throws IOException {
    write("a.md", ArticleText.sound().with("title", "Alpha").body("Say alpha aloud."));
    write("b.md", ArticleText.sound().with("id", "b").with("title", "Beta"));

    assertEquals(0, run("search", "--from", folder.toString(), "--program", "snap", "alpha"));
    assertEquals("Alpha  [snap-apply.en version 1, US]\n    Say *alpha* aloud.\n", out());
  }

  @Test
  void saysWhatItSearchedForInstead() throws IOException {
    write("a.md", ArticleText.sound().with("title", "Unemployment"));

    assertEquals(0, run("search", "--from", folder.toString(), "unemployement"));
    assertTrue(out().startsWith("Searched for: unemployment\n"), this::out);
  }

  @Test
  void saysThatNothingWasFound() throws IOException {
    write("a.md", ArticleText.sound());

    assertEquals(1, run("search", "--from", folder.toString(), "--program", "wic", "apply"));
    assertEquals("Nothing found.\n", out());
  }

  @Test
  void refusesToSearchAFolderWithErrors() throws IOException {
    write("a.md", ArticleText.sound().without("id"));

    assertEquals(3, run("search", "--from", folder.toString(), "apply"));
    assertTrue(err().contains("1 errors in " + folder + "; run: knowledge check"), this::err);
  }

  @Test
  void explainsItselfWhenItDoesNotUnderstand() {
    assertEquals(2, run());
    assertTrue(err().contains("check, search, show, cites, import"), this::err);
    assertEquals(2, run("search"));
    assertEquals(2, run("search", "--place", "California", "apply"));
    assertTrue(err().contains("write US, US-CA or US-CA-037"), this::err);
    assertEquals(2, run("search", "--limit", "0", "apply"));
    assertEquals(2, run("search", "--as-of", "tomorrow", "apply"));
    assertEquals(2, run("check"));
  }

  @Test
  void namesTheArticlesThatRestOnALaw() throws IOException {
    write("a.md", ArticleText.sound().body("Within 30 days (7 CFR 273.2(g)(1))."));

    assertEquals(0, run("cites", "--from", folder.toString(), "7", "CFR", "273.2(g)"));
    assertEquals(
        """
        snap-apply.en version 1: 7 CFR 273.2
        snap-apply.en version 1: 7 CFR 273.2(g)(1), section introduction
        """,
        out());
  }

  @Test
  void saysThatNoArticleRestsOnALaw() {
    assertEquals(1, run("cites", "40 CFR part 1"));
    assertEquals("No article cites 40 CFR part 1.\n", out());
  }

  @Test
  void hasHelp() {
    assertEquals(0, run("--help"));
    assertTrue(out().contains("check") && out().contains("Exit codes:"), this::out);
  }

  private void write(String name, ArticleText text) throws IOException {
    Files.write(folder.resolve(name), text.bytes());
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
