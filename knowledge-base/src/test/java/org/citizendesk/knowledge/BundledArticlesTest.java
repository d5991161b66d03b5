// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.lint.LibraryLint;
import org.citizendesk.knowledge.lint.ReadingTargets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BundledArticlesTest {
  private static final Path CLASSES = Path.of("target", "classes");

  private static LibraryReading reading;
  private static ArticleLibrary library;

  @BeforeAll
  static void read() {
    reading = BundledArticles.read(CLASSES);
    library = reading.library();
  }

  @Test
  void haveNoProblem() {
    assertEquals(List.of(), reading.problems());
  }

  @Test
  void haveNothingToMend() {
    assertEquals(
        List.of(), LibraryLint.check(reading, ReadingTargets.USUAL, LocalDate.of(2026, 11, 28)));
  }

  @Test
  void coverAtLeastSixtyEnglishArticlesInFifteenPrograms() {
    long english =
        library.articles().stream()
            .filter(article -> article.key().language().equals("en"))
            .map(article -> article.key().id())
            .distinct()
            .count();

    assertTrue(english >= 60, () -> english + " English articles");
    assertTrue(library.programs().size() >= 15, () -> library.programs().toString());
  }

  @Test
  void haveAllTheirLawCited() {
    for (Article article : library.articles()) {
      assertTrue(!article.firstCitation().isEmpty(), () -> article.key().toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2020-12-31, 204, 680
          2021-01-01, 234, 782
          2021-09-30, 234, 782
          2021-10-01, 250, 835
          2022-09-30, 250, 835
          2022-10-01, 281, 939
          """)
  void tellTheSnapAllotmentOfTheDay(LocalDate day, String one, String four) {
    Article article = library.inForce("snap-maximum-allotments", "en", day).orElseThrow();

    Section amounts = article.section("the-amounts").orElseThrow();
    assertTrue(amounts.text().contains("\n1 | $" + one + "\n"), amounts::text);
    assertTrue(amounts.text().contains("\n4 | $" + four + "\n"), amounts::text);
  }

  @Test
  void areTheSameFromAJarWithoutFolderEntries(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("knowledge base.jar");
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(CLASSES)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(CLASSES.relativize(path).toString().replace('\\', '/'), path);
      }
    }
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, Path> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        Files.copy(file.getValue(), zip);
      }
    }

    LibraryReading fromJar = BundledArticles.read(jar);

    assertEquals(library.articles(), fromJar.library().articles());
    assertEquals(List.of(), fromJar.problems());
  }
}
