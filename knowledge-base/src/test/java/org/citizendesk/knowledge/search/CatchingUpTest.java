// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
      index.write(LibrarySource.of(before), model, Progress.IGNORED);
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

    ArticleIndex.catchUp(folder, LibrarySource.of(now), model);

    assertEquals(2, model.read() - read, "passages that did not change are not read again");
    try (ArticleIndex fresh = ArticleIndex.inMemory(now)) {
      fresh.write(LibrarySource.of(now), model, Progress.IGNORED);
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

    ArticleIndex.catchUp(folder, LibrarySource.of(now), model);

    assertEquals(List.of(), found("furnace", now));
    assertEquals(List.of("changed"), found("radiator", now));
  }

  @Test
  void withoutTheModelTheMeaningIsLearnedAgainLater() {
    ArticleLibrary now = library(article("kept", "Passport"), article("new", "Groceries"));

    ArticleIndex.catchUp(folder, LibrarySource.of(now), null);

    try (ArticleIndex index = ArticleIndex.inFolder(folder, now)) {
      assertFalse(index.hasMeaning(model));
    }
    assertEquals(List.of("new"), found("groceries", now));
  }

  @Test
  void afterThatTheModelReadsOnlyWhatItHasNotRead() {
    ArticleLibrary now = library(article("kept", "Passport"), article("new", "Groceries"));
    ArticleIndex.catchUp(folder, LibrarySource.of(now), null);
    int read = model.read();

    ArticleIndex.catchUp(folder, LibrarySource.of(now), model);

    assertEquals(1, model.read() - read);
    try (ArticleIndex index = ArticleIndex.open(folder)) {
      assertTrue(index.hasMeaning(model));
    }
  }

  @Test
  void whatIsOnlyTakenAwayLeavesTheMeaningOfTheRest() {
    ArticleLibrary now = library(article("kept", "Passport"));

    ArticleIndex.catchUp(folder, LibrarySource.of(now), null);

    try (ArticleIndex index = ArticleIndex.open(folder)) {
      assertTrue(index.hasMeaning(model));
    }
    assertEquals(List.of(), found("hearing", now));
  }

  @Test
  void whatComesBackIsIndexedAgain() {
    // So few of them go that what they left behind is not cleared away at once.
    ArticleText[] many = new ArticleText[20];
    Arrays.setAll(many, i -> article("n" + i, "Passport"));
    ArticleLibrary rest = library(many);
    many[0].with("id", "back").with("title", "Hearing");
    ArticleLibrary all = library(many);

    for (ArticleLibrary now : List.of(all, rest, all)) {
      ArticleIndex.catchUp(folder, LibrarySource.of(now), model);
    }

    assertEquals(List.of("back"), found("hearing", all));
  }

  @Test
  void writesNothingButWhatDiffers() {
    List<String> heard = new ArrayList<>();
    ArticleLibrary now =
        library(
            article("kept", "Passport"), article("changed", "Heating"), article("gone", "Hearing"));

    try (ArticleIndex index = ArticleIndex.open(folder)) {
      index.prepare(LibrarySource.of(now), (done, total) -> heard.add(done + "/" + total));
      index.prepare(LibrarySource.of(now), (done, total) -> heard.add("again"));
    }

    assertEquals(List.of("0/1", "1/1"), heard);
  }

  @Test
  void aCrashInTheMiddleLosesNothing() {
    ArticleLibrary now = library(article("kept", "Passport"), article("new", "Groceries"));
    model.breakDown();

    assertThrows(
        EmbeddingException.class, () -> ArticleIndex.catchUp(folder, LibrarySource.of(now), model));
    try (ArticleIndex index = ArticleIndex.inFolder(folder, before)) {
      assertTrue(index.hasMeaning(model));
      assertThrows(EmbeddingException.class, () -> write(index, now));
      assertTrue(index.hasMeaning(model), "what was there still counts");
    }
    assertEquals(List.of("gone"), found("hearing", before));
  }

  private void write(ArticleIndex index, ArticleLibrary library) {
    index.write(LibrarySource.of(library), model, Progress.IGNORED);
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
