// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleState;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.Audience;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ArticleImportTest {
  private static final Origin ORIGIN =
      new Origin(
          "snap",
          new Jurisdiction("US-TX"),
          "en",
          Audience.PUBLIC,
          LocalDate.of(2026, 10, 1),
          LocalDate.of(2026, 11, 28));

  @TempDir Path folder;

  private Path from;
  private Path into;

  @BeforeEach
  void makeFolders() throws IOException {
    from = Files.createDirectory(folder.resolve("from"));
    into = folder.resolve("into");
  }

  @Test
  void makesAnArticleOfAnHtmlPage() throws IOException {
    write(
        "Help/Fees & costs.html",
        """
        <!DOCTYPE html><html lang="es-US"><head><title>Site | Tarifas</title>
        <style>p { color: red }</style><script>steal()</script></head>
        <body><nav><a href="/">Inicio</a></nav>
        <main><h1>Tarifas</h1>
        <p>Pague <b>$20</b> en <a href="https://example.org/pay">línea</a> (7 CFR 273.2(g)).</p>
        <h2>Cómo</h2>
        <ol><li>Llame<ul><li>al <i>estado</i></li></ul></li><li>Pague</li></ol>
        <h3>Montos</h3>
        <table><tr><th>Quién</th><th>Cuánto</th></tr><tr><td>Uno</td><td>1 | 2</td></tr></table>
        <h2>Cómo</h2><p>Otra vez.</p>
        </main><footer>Pie</footer></body></html>
        """);

    ArticleImport.Report report = run();

    assertEquals(List.of(), report.problems());
    assertEquals(List.of("help-fees-costs.es.md"), report.imported());
    Article article = imported().getFirst();
    assertEquals(new ArticleKey("help-fees-costs", "es", 1), article.key());
    assertEquals("Tarifas", article.title());
    assertEquals("US-TX", article.jurisdiction().code());
    assertEquals(ArticleState.Confidence.NOT_VALIDATED, article.state().confidence());
    assertEquals("[7 CFR 273.2(g)]", article.citations().toString());
    assertEquals(
        List.of("introduction", "como", "como-2"),
        article.sections().stream().map(it -> it.anchor()).toList());
    assertEquals(
        """
        1. Llame
        - al estado
        2. Pague
        Montos
        Quién | Cuánto
        Uno | 1 | 2\
        """,
        article.sections().get(1).text());
    assertTrue(
        article.sections().getFirst().blocks().getFirst().spans().stream()
            .anyMatch(span -> span.link().equals("https://example.org/pay")));
  }

  @Test
  void makesAnArticleOfMarkdownOfAnotherMakerAndSaysWhatItLost() throws IOException {
    write(
        "fees._es.md",
        """
        ---
        layout: help
        title: "Fees: how much"
        relatedlinks:
          - url: /a/
        ---

        {: .intro}
        See [the list](/fees/list/) and [this](/that/).

        <div class="feature">

        ### How much

        ![A picture](/a.png) It costs *a lot*.

        </div>

        ### Nothing here
        """);

    ArticleImport.Report report = run();

    assertEquals(List.of("fees.es.md"), report.imported());
    assertEquals(
        """
        fees._es.md:8: warning: signs of a site generator were left out
        fees._es.md:8: warning: a link that is not https:, mailto: or tel: became plain text (2 times)
        fees._es.md:15: warning: a picture was left out
        fees._es.md:19: warning: a heading without text was left out: Nothing here
        """
            .strip(),
        String.join("\n", lines(report)));
    Article article = imported().getFirst();
    assertEquals("Fees: how much", article.title());
    assertEquals("See the list and this.", article.sections().getFirst().text());
    assertEquals("How much", article.sections().get(1).heading());
  }

  @Test
  void takesArticlesOfOurFormAsTheyAreAndNamesFileAndLineOfBadOnes() throws IOException {
    ArticleText wrong = ArticleText.sound().with("id", "wrong").with("effective-from", "May 5");
    ArticleText one = cyclic(1, 2);
    ArticleText two = cyclic(2, 1);
    ArticleText yaml = ArticleText.sound().with("title", "a: b: c");
    write("good.md", ArticleText.sound().toString());
    write("wrong.md", wrong.toString());
    write("cycle/1.md", one.toString());
    write("cycle/2.md", two.toString());
    write("yaml.md", yaml.toString());
    write("open.md", "---\ntitle: x\neffective-from: 2026-01-01\n");

    ArticleImport.Report report = run();

    assertEquals(List.of("good.md"), report.imported());
    assertEquals(ArticleText.sound().toString(), Files.readString(into.resolve("good.md")));
    List<String> lines = lines(report);
    assertEquals(5, lines.size(), lines::toString);
    assertTrue(lines.get(0).contains("cycle/1.md:" + one.lineOf("supersedes")), lines::toString);
    assertTrue(lines.get(0).endsWith("or it is a cycle"), lines::toString);
    assertTrue(lines.get(1).contains("cycle/2.md:" + two.lineOf("supersedes")), lines::toString);
    assertTrue(lines.get(2).startsWith("open.md:1: error: the front matter"), lines::toString);
    assertTrue(lines.get(3).startsWith("wrong.md:" + wrong.lineOf("effective-from")));
    assertTrue(lines.get(4).startsWith("yaml.md:" + yaml.lineOf("title")), lines::toString);
  }

  @Test
  void refusesWhatIsNoTextAndTakesTheRest() throws IOException {
    write("good.html", "<p>Good.");
    write("empty.html", "<script>x</script>");
    Files.write(from.resolve("binary.md"), new byte[] {'a', '\n', 0, 1, 2});
    Files.write(
        from.resolve("latin.md"), "a\nb\nma\u00f1ana".getBytes(StandardCharsets.ISO_8859_1));
    write("photo.png", "not read");
    try (RandomAccessFile huge = new RandomAccessFile(from.resolve("huge.md").toFile(), "rw")) {
      huge.setLength(100L << 20);
    }
    write("long.md", "Many words.\n\n".repeat(20_000));

    ArticleImport.Report report = run();

    assertEquals(List.of("good.md"), report.imported());
    assertEquals(1, report.others());
    assertEquals(
        """
        binary.md:2: error: is not text: it has a byte 0
        empty.html:1: error: has no text
        huge.md:1: error: is of 100 MiB; at most 8 are read
        latin.md:3: error: is not UTF-8 text
        long.md:1: error: does not make an article: longer than 200000 characters: split it
        """
            .strip(),
        String.join("\n", lines(report)));
  }

  @Test
  void overwritesNothingAndGivesEachItsOwnName() throws IOException {
    write("a b.html", "<p>One.");
    write("a-b.html", "<p>Two.");
    write("c.html", "<p>New.");
    Files.createDirectories(into);
    Files.writeString(into.resolve("c.md"), "old");

    ArticleImport.Report report = run();

    assertEquals(List.of("a-b-2.md", "a-b.md"), report.imported());
    assertEquals("old", Files.readString(into.resolve("c.md")));
    assertTrue(
        lines(report).getFirst().contains("is there already"), () -> lines(report).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p>a<img src=x onerror=alert(1)>b                  | ab
          <p>a <a href="javascript:alert(1)">b</a> c         | a b c
          <p>a <a href=" JaVaScRiPt:alert(1)">b</a>          | a b
          <p>a <a href="https://x.test/()%3c b\\">b</a>      | a b
          <svg><script>alert(1)</script></svg><p>ok          | ok
          <p># not a heading                                 | # not a heading
          <p>1. no list                                      | 1. no list
          <p>- no list                                       | - no list
          <p>a *b* _c_ `d` [e](f) &lt;b&gt; &amp;amp;        | a *b* _c_ `d` [e](f) <b> &amp;
          <p>un<b>believ</b>able <b> spaced </b>out          | unbelievable spaced out
          <p>--- x                                           | --- x
          <meta charset=nonsense><p>text                     | text
          <table><tr><td>a<table><tr><td>b</table></table>   | ab
          """)
  void hostileHtmlBecomesPlainWords(String html, String text) throws IOException {
    write("a.html", html);

    ArticleImport.Report report = run();

    assertEquals(List.of("a.md"), report.imported(), () -> lines(report).toString());
    assertEquals(text, imported().getFirst().sections().getFirst().text().replace("\n", ""));
  }

  @Test
  void survivesDeepAndBroadPages() throws IOException {
    write("divs.html", "<div>".repeat(20_000) + "deep");
    write("spans.html", "<p>" + "<b><i>".repeat(20_000) + "deep");
    write("lists.html", "<ul><li>x".repeat(2_000));
    write("runs.html", "<p>" + "<b>x</b> y ".repeat(10_000));
    write("table.html", "<table><tr>" + "<td>x".repeat(5_000));
    write("markdown.md", "> ".repeat(5_000) + "x\n\n" + "- ".repeat(5_000) + "x\n");

    ArticleImport.Report report = run();

    assertEquals(6, report.imported().size(), () -> lines(report).toString());
  }

  @Test
  void takesInOrRefusesEachOfManyDamagedPages() throws IOException {
    Random random = new Random(7);
    String page =
        "<h2>A</h2><ul><li>x<li>y</ul><table><tr><td>a<td>b</table><p>b <a href='#'>c</a>";
    for (int i = 0; i < 100; i++) {
      byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
      for (int j = 0; j < 12; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(224));
      }
      Files.write(from.resolve(i + (i % 2 == 0 ? ".html" : ".md")), bytes);
    }

    ArticleImport.Report report = run();

    long refused =
        report.problems().stream().filter(Problem::isError).map(Problem::file).distinct().count();
    assertEquals(100, report.imported().size() + refused, () -> lines(report).toString());
    assertEquals(report.imported().size(), imported().size());
  }

  @Test
  void saysThatThereIsNoSuchFolder() {
    KnowledgeException e =
        assertThrows(
            KnowledgeException.class,
            () -> ArticleImport.run(folder.resolve("missing"), into, ORIGIN));

    assertTrue(e.getMessage().contains("missing"), e::getMessage);
  }

  @Test
  void doesNotReadWhatItWrites() throws IOException {
    write("a.html", "<p>One.");
    into = from.resolve("into");

    assertEquals(List.of("a.md"), run().imported());
    assertEquals(List.of(), run().imported());
  }

  private static ArticleText cyclic(int version, int supersedes) {
    return ArticleText.sound()
        .with("id", "cycle")
        .with("version", Integer.toString(version))
        .with("supersedes", Integer.toString(supersedes));
  }

  private ArticleImport.Report run() {
    return ArticleImport.run(from, into, ORIGIN);
  }

  private List<Article> imported() {
    LibraryReading reading = LibraryReading.ofFolder(into);
    assertEquals(List.of(), reading.errors());
    return reading.library().articles();
  }

  private static List<String> lines(ArticleImport.Report report) {
    return report.problems().stream().map(Problem::toString).toList();
  }

  private void write(String name, String text) throws IOException {
    Path file = from.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
