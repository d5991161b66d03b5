// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ArticleIndexTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @TempDir Path folder;

  @Test
  void isKeptInItsFolderWhileTheArticlesStayTheSame() throws IOException {
    ArticleIndex.inFolder(folder, titled("Alpha")).close();
    Map<String, FileTime> before = files();

    try (ArticleIndex index = ArticleIndex.inFolder(folder, titled("Alpha"))) {
      assertEquals(1, hits(index, "alpha"));
    }

    assertEquals(before, files());
  }

  @Test
  void isMadeAgainWhenTheArticlesChange() {
    ArticleIndex.inFolder(folder, titled("Alpha")).close();

    try (ArticleIndex index = ArticleIndex.inFolder(folder, titled("Beta"))) {
      assertEquals(0, hits(index, "alpha"));
      assertEquals(1, hits(index, "beta"));
    }
  }

  @Test
  void isMadeAgainWhenItIsDamaged() throws IOException {
    ArticleIndex.inFolder(folder, titled("Alpha")).close();
    Files.writeString(folder.resolve("notes.txt"), "not ours");
    for (String file : files().keySet()) {
      if (file.startsWith("segments")) {
        Files.write(folder.resolve(file), new byte[] {1, 2, 3});
      }
    }

    try (ArticleIndex index = ArticleIndex.inFolder(folder, titled("Alpha"))) {
      assertEquals(1, hits(index, "alpha"));
    }
    assertEquals("not ours", Files.readString(folder.resolve("notes.txt")));
  }

  @Test
  void showsNewContentToASearchThatRefreshes() {
    try (ArticleIndex index = ArticleIndex.inMemory(titled("Alpha"));
        ArticleSearch search = ArticleSearch.open(index)) {
      index.write(titled("Beta"));
      SearchRequest request = SearchRequest.of("beta", "en", TODAY);

      assertTrue(search.search(request).isEmpty());
      search.refresh();
      assertFalse(search.search(request).isEmpty());
    }
  }

  @Test
  void saysWhichFolderCannotBeUsed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    KnowledgeException e =
        assertThrows(KnowledgeException.class, () -> ArticleIndex.inFolder(file, titled("Alpha")));

    assertTrue(e.getMessage().contains(file.toString()), e::getMessage);
  }

  private static long hits(ArticleIndex index, String word) {
    try (ArticleSearch search = ArticleSearch.open(index)) {
      return search.search(SearchRequest.of(word, "en", TODAY)).hits().size();
    }
  }

  private static ArticleLibrary titled(String title) {
    return ArticleText.read(ArticleText.sound().with("title", title)).library();
  }

  private Map<String, FileTime> files() throws IOException {
    Map<String, FileTime> files = new TreeMap<>();
    List<Path> paths;
    try (Stream<Path> list = Files.list(folder)) {
      paths = list.toList();
    }
    for (Path path : paths) {
      files.put(path.getFileName().toString(), Files.getLastModifiedTime(path));
    }
    return files;
  }
}
