// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleFiles;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.LibrarySource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An index of files of which some were edited: only these are read, and what rules compare. */
class EditedFilesTest {
  private static final int ARTICLES = 12;

  @TempDir private Path folder;

  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<ArticleKey> read = new ArrayList<>();

  @BeforeEach
  void index() {
    for (int i = 0; i < ARTICLES; i++) {
      put("f" + i + ".md", article(i, "Passport"));
    }
    catchUp();
    assertEquals(ARTICLES, read.size());
    read.clear();
  }

  @Test
  void readsNothingAgainThatDidNotChange() {
    put("f3.md", article(3, "Heating"));

    catchUp();

    assertEquals(List.of(key(3, 1)), read);
    assertEquals(Set.of("n3"), found("heating"));
    assertEquals(ARTICLES - 1, found("passport").size());
    read.clear();
    catchUp();
    assertEquals(List.of(), read);
  }

  @Test
  void findsNothingOfAFileThatIsGoneAndAllOfOneThatWasRenamed() {
    files.remove("f3.md");
    files.put("other.md", files.remove("f4.md"));

    catchUp();

    assertEquals(List.of(key(4, 1)), read);
    assertEquals(ARTICLES - 1, found("passport").size());
    read.clear();
    put("other.md", article(4, "Heating"));
    catchUp();
    assertEquals(List.of(key(4, 1)), read);
    assertEquals(Set.of("n4"), found("heating"));
  }

  @Test
  void readsTheVersionBeforeWithItsSuccessor() {
    put("f3-2.md", successor(3, "Heating"));

    catchUp();

    assertEquals(List.of(key(3, 1), key(3, 2)), read);
    assertEquals(Set.of("n3"), found("heating"));
    assertEquals(ARTICLES - 1, found("passport").size(), "the version before has ended");
    files.remove("f3-2.md");
    catchUp();
    assertEquals(ARTICLES, found("passport").size());
  }

  @Test
  void noticesWhatContradictsAnArticleThatDidNotChange() {
    put("clash.md", article(99, "Heating").with("topic", "n3"));
    assertEquals("1 errors", assertThrows(KnowledgeException.class, this::catchUp).getMessage());

    put("clash.md", article(3, "Heating"));
    assertEquals("1 errors", assertThrows(KnowledgeException.class, this::catchUp).getMessage());

    put("clash.md", article(3, "Heating").with("version", "2").with("topic", "n77"));
    assertEquals("1 errors", assertThrows(KnowledgeException.class, this::catchUp).getMessage());

    files.remove("clash.md");
    catchUp();
    assertEquals(ARTICLES, found("passport").size());
  }

  @Test
  void anArticleOfManyFilesIsReadEachTime() {
    for (int version = 2; version < 80; version++) {
      String name = "a-folder-with-a-long-name/".repeat(4) + version + ".md";
      put(
          name,
          article(3, "Heating")
              .with("version", "" + version)
              .with("supersedes", "" + (version - 1))
              .with("effective-from", LocalDate.of(2025, 1, 1).plusDays(version).toString()));
    }
    catchUp();
    read.clear();
    put("f5.md", article(5, "Heating"));

    catchUp();

    assertEquals(80, read.size());
    assertEquals(Set.of("n3", "n5"), found("heating"));
  }

  @Test
  void findsWhatAFreshIndexFindsAfterManyEdits() {
    Random random = new Random(11);
    for (int round = 0; round < 15; round++) {
      int article = random.nextInt(ARTICLES);
      String name = "f" + article + ".md";
      switch (random.nextInt(4)) {
        case 0 -> files.remove(random.nextBoolean() ? "s-" + name : name);
        case 1 -> put("s-" + name, successor(article, word(random)));
        default -> put(name, article(article, word(random)));
      }
      if (files.containsKey("s-" + name)) {
        files.computeIfAbsent(name, it -> article(article, "Passport").bytes());
      }
      catchUp();
      try (ArticleIndex fresh = ArticleIndex.inMemory(LibraryReading.ofFiles(files).library())) {
        for (String asked : List.of("passport", "heating", "groceries")) {
          assertEquals(found(fresh, asked), found(asked), asked + " in round " + round);
        }
      }
    }
    assertTrue(read.size() < 15 * 4, "much was read: " + read.size());
  }

  private static String word(Random random) {
    return List.of("Passport", "Heating", "Groceries").get(random.nextInt(3));
  }

  private void catchUp() {
    ArticleIndex.catchUp(folder, LibrarySource.of(new ArticleFiles(files, this::check)), null);
  }

  private void check(LibraryReading reading) {
    if (!reading.errors().isEmpty()) {
      throw new KnowledgeException(reading.errors().size() + " errors", null);
    }
    reading.library().articles().forEach(it -> read.add(it.key()));
  }

  private void put(String name, ArticleText text) {
    files.put(name, text.bytes());
  }

  private static ArticleText article(int number, String title) {
    return ArticleText.sound().with("id", "n" + number).with("title", title).body("It is so.\n");
  }

  private static ArticleText successor(int number, String title) {
    return article(number, title)
        .with("version", "2")
        .with("supersedes", "1")
        .with("effective-from", "2025-01-01");
  }

  private static ArticleKey key(int number, int version) {
    return new ArticleKey("n" + number, "en", version);
  }

  private Set<String> found(String words) {
    try (ArticleIndex index = ArticleIndex.open(folder)) {
      return found(index, words);
    }
  }

  private static Set<String> found(ArticleIndex index, String words) {
    Set<String> ids = new TreeSet<>();
    try (ArticleSearch search = ArticleSearch.open(index)) {
      SearchRequest request = SearchRequest.of(words, "en", LocalDate.of(2026, 11, 21)).limit(50);
      search.search(request).hits().forEach(hit -> ids.add(hit.article().id()));
    }
    return ids;
  }
}
