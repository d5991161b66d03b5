// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The index on disk is a cache: whatever happens to its files, the next start has a whole one. */
class DamagedIndexTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @TempDir Path folder;
  private Path index;

  /** What can happen to a file. */
  enum Damage {
    GONE,
    EMPTY,
    CUT,
    ONE_BYTE,
    OVERWRITTEN;

    void to(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      switch (this) {
        case GONE -> Files.delete(file);
        case EMPTY -> Files.write(file, new byte[0]);
        case CUT -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        case ONE_BYTE -> {
          bytes[bytes.length / 2] ^= 0x40;
          Files.write(file, bytes);
        }
        case OVERWRITTEN -> Files.write(file, new byte[bytes.length]);
      }
    }
  }

  @BeforeEach
  void makeIndex() {
    index = folder.resolve("index");
    ArticleIndex.inFolder(index, library("Alpha")).close();
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void anyFileMayBeDamaged(Damage damage) throws IOException {
    List<String> names = files();
    assertFalse(names.isEmpty());
    for (String name : names) {
      Path file = index.resolve(name);
      if (Files.exists(file) && Files.size(file) > 0) {
        damage.to(file);

        assertEquals(1, hits("Alpha", "alpha"), damage + " of " + name);
        assertEquals(1, hits("Alpha", "alpha"), "once more after " + damage + " of " + name);
      }
    }
  }

  @Test
  void theFolderMayBeDeleted() throws IOException {
    for (String name : files()) {
      Files.delete(index.resolve(name));
    }
    Files.delete(index);

    assertEquals(1, hits("Alpha", "alpha"));
  }

  @Test
  void anArticleMoreOneLessOrAWordChangedMakesItAnew() {
    assertEquals(0, hits("Beta", "alpha"));
    assertEquals(1, hits("Beta", "beta"));
    assertEquals(1, hits("Alpha", "alpha"));
    ArticleLibrary both =
        ArticleText.read(
                ArticleText.sound().with("title", "Alpha"),
                ArticleText.sound().with("id", "b").with("title", "Alpha too"))
            .library();

    assertEquals(2, hits(both, "alpha"));
    assertEquals(1, hits("Alpha", "alpha"));
    assertEquals(0, hits(ArticleText.read().library(), "alpha"));
  }

  private int hits(String title, String word) {
    return hits(library(title), word);
  }

  private int hits(ArticleLibrary library, String word) {
    try (ArticleIndex opened = ArticleIndex.inFolder(index, library);
        ArticleSearch search = ArticleSearch.open(opened)) {
      return search.search(SearchRequest.of(word, "en", TODAY)).hits().size();
    }
  }

  private static ArticleLibrary library(String title) {
    return ArticleText.read(ArticleText.sound().with("title", title)).library();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> list = Files.list(index)) {
      return list.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
