// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CatchingUpTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  @TempDir Path folder;

  private final Concepts model = new Concepts();
  private final ArticleLibrary before =
      library(
          article("kept", "Passport"),
          article("changed", "Furnace"),
          article("gone", "Hearing").with("language", "en"));

  @BeforeEach
  void index() {
    try (ArticleIndex index = ArticleIndex.inFolder(folder, before)) {
      index.write(before, model);
    }
  }

  @Test
  void findsWhatAFreshIndexFinds() {
    ArticleLibrary now =
        library(
            article("kept", "Passport"),
            article("changed", "Heating"),
            article("new", "Groceries"));
    int read = model.read();

    ArticleIndex.catchUp(folder, before, now, model);

    assertEquals(2, model.read() - read, "passages that did not change are not read again");
    try (ArticleIndex fresh = ArticleIndex.inMemory(now)) {
      fresh.write(now, model);
      for (String asked : List.of("passport", "heating", "groceries", "hearing", "so cold")) {
        assertEquals(found(fresh, asked), found(asked, now), asked);
      }
    }
  }

  @Test
  void aNewVersionChangesWhenTheOldOneWasInForce() {
    ArticleLibrary now =
        library(
            article("kept", "Passport"),
            article("changed", "Furnace"),
            article("changed", "Radiator")
                .with("version", "2")
                .with("supersedes", "1")
                .with("effective-from", "2025-01-01"),
            article("gone", "Hearing"));

    ArticleIndex.catchUp(folder, before, now, model);

    assertEquals(List.of(), found("furnace", now));
    assertEquals(List.of("changed"), found("radiator", now));
  }

  @Test
  void withoutTheModelTheMeaningIsLearnedAgainLater() {
    ArticleLibrary now = library(article("kept", "Passport"), article("new", "Groceries"));

    ArticleIndex.catchUp(folder, before, now, null);

    try (ArticleIndex index = ArticleIndex.inFolder(folder, now)) {
      assertFalse(index.hasMeaning(model));
    }
    assertEquals(List.of("new"), found("groceries", now));
  }

  @Test
  void anIndexOfOtherArticlesIsLeftAlone() {
    ArticleIndex.catchUp(folder, library(article("x", "Other")), before, model);

    try (ArticleIndex index = ArticleIndex.inFolder(folder, before)) {
      assertTrue(index.hasMeaning(model));
    }
  }

  @Test
  void aCrashInTheMiddleLosesNothing() {
    ArticleLibrary now = library(article("kept", "Passport"), article("new", "Groceries"));
    model.breakDown();

    assertThrows(EmbeddingException.class, () -> ArticleIndex.catchUp(folder, before, now, model));
    try (ArticleIndex index = ArticleIndex.inFolder(folder, before)) {
      assertTrue(index.hasMeaning(model));
      assertThrows(EmbeddingException.class, () -> index.write(now, model));
      assertTrue(index.hasMeaning(model), "what was there still counts");
    }
    assertEquals(List.of("gone"), found("hearing", before));
  }

  private List<String> found(String words, ArticleLibrary library) {
    try (ArticleIndex index = ArticleIndex.inFolder(folder, library)) {
      return found(index, words);
    }
  }

  private static List<String> found(ArticleIndex index, String words) {
    try (ArticleSearch search = ArticleSearch.open(index)) {
      return search.search(SearchRequest.of(words, "en", TODAY)).hits().stream()
          .map(hit -> hit.article().id())
          .toList();
    }
  }

  private static ArticleText article(String id, String title) {
    return ArticleText.sound().with("id", id).with("title", title);
  }

  private static ArticleLibrary library(ArticleText... articles) {
    return ArticleText.read(articles).library();
  }
}
