// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.search.Progress;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is opened answers at once, and what it lacks is made later, or not at all. */
class PreparedKnowledgeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void chooseAFolder() {
    folder = temporary.resolve("index");
  }

  private final AtomicInteger readings = new AtomicInteger();

  @Test
  void whatIsInItsIndexIsFoundBeforeAnyArticleIsRead() {
    prepared("Alpha", "Beta");

    try (KnowledgeBase base = KnowledgeBase.open(folder, source("Alpha", "Beta"))) {
      assertEquals(Depth.WORDS, base.depth());
      assertEquals(1, hits(base, "alpha"));
      assertEquals(Set.of("snap"), base.programs());
      assertEquals(Set.of("en"), base.languages());
      assertEquals(LocalDate.of(2024, 9, 1), base.holdings().newest().orElseThrow());
      assertEquals(0, readings.get());

      assertEquals(2, base.library().articles().size());
      base.prepare(Progress.IGNORED);
      assertEquals(1, readings.get(), "once for all");
    }
  }

  @Test
  void whatTheIndexHeldBeforeIsFoundUntilTheRestIsIndexed() {
    prepared("Alpha", "Beta");

    try (KnowledgeBase base = KnowledgeBase.open(folder, source("Beta", "Gamma"))) {
      assertEquals(Depth.PREPARING, base.depth());
      assertEquals(1, hits(base, "alpha"));
      base.prepare((done, total) -> assertEquals(1, hits(base, "alpha"), "goes on meanwhile"));

      assertEquals(Depth.WORDS, base.depth());
      assertEquals(0, hits(base, "alpha"));
      assertEquals(1, hits(base, "gamma"));
    }
  }

  @Test
  void withoutAnIndexNothingIsFoundUntilThereIsOne() {
    try (KnowledgeBase base = KnowledgeBase.open(folder, source("Alpha"))) {
      assertEquals(0, hits(base, "alpha"));
      assertEquals(Depth.PREPARING, base.depth());
      base.prepare(Progress.IGNORED);
      assertEquals(1, hits(base, "alpha"));
    }
    try (KnowledgeBase base = KnowledgeBase.open(source("Alpha"))) {
      assertEquals(Depth.PREPARING, base.depth());
      base.prepare(Progress.IGNORED);
      assertEquals(1, hits(base, "alpha"));
    }
  }

  @Test
  void whatIsCutOffChangesNothing() {
    prepared("Alpha");

    try (KnowledgeBase base = KnowledgeBase.open(folder, source("Alpha", "Beta"))) {
      assertThrows(CancellationException.class, () -> base.prepare(PreparedKnowledgeTest::cutOff));
      assertEquals(Depth.PREPARING, base.depth());
      assertEquals(1, hits(base, "alpha"));
      base.prepare(Progress.IGNORED);
      assertEquals(1, hits(base, "beta"));
    }
  }

  @Test
  void wheneverTheProgramIsKilledTheIndexIsTheOldOneOrTheNew() {
    prepared("Alpha", "Beta");
    List<Path> moments = new ArrayList<>();
    try (KnowledgeBase base = KnowledgeBase.open(folder, source("Beta", "Gamma", "Delta"))) {
      base.prepare((done, total) -> moments.add(copy(moments.size())));
    }
    moments.add(copy(moments.size()));

    assertEquals(4, moments.size());
    for (Path moment : moments) {
      try (KnowledgeBase base = KnowledgeBase.open(moment, source("Beta", "Gamma", "Delta"))) {
        boolean old = base.depth() == Depth.PREPARING;
        assertEquals(old ? 1 : 0, hits(base, "alpha"));
        assertEquals(old ? 0 : 1, hits(base, "gamma"));
        base.prepare(Progress.IGNORED);
        assertEquals(1, hits(base, "gamma") + hits(base, "alpha"));
      }
    }
  }

  private static void cutOff(int done, int total) {
    if (done > 0) {
      throw new CancellationException();
    }
  }

  private Path copy(int number) {
    Path to = temporary.resolve("moment-" + number);
    try (Stream<Path> files = Files.list(folder)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepared(String... titles) {
    try (KnowledgeBase base = KnowledgeBase.open(folder, source(titles))) {
      base.prepare(Progress.IGNORED);
      assertTrue(hits(base, titles[0]) > 0);
    }
    readings.set(0);
  }

  /** Articles that are read only when somebody wants them. */
  private LibrarySource source(String... titles) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (String title : titles) {
      hashes.put(title + ".md", title);
    }
    return LibrarySource.ofHashes(
        hashes,
        () -> {
          readings.incrementAndGet();
          return library(titles);
        });
  }

  private static ArticleLibrary library(String... titles) {
    ArticleText[] texts =
        Stream.of(titles)
            .map(
                it -> ArticleText.sound().with("id", it.toLowerCase(Locale.ROOT)).with("title", it))
            .toArray(ArticleText[]::new);
    return ArticleText.read(texts).library();
  }

  private static int hits(KnowledgeBase base, String word) {
    return base.search(SearchRequest.of(word, "en", TODAY)).hits().size();
  }
}
