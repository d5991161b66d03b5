// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import org.citizendesk.knowledge.search.Concepts;
import org.citizendesk.knowledge.search.Insight;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LearnedSearchTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static final Jurisdiction CALIFORNIA = new Jurisdiction("US-CA");

  @TempDir private Path folder;

  @Test
  void findsWhatIsSaidInOtherWords() {
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library())) {
      knowledge.learn(Concepts::new);

      SearchPage page = knowledge.searchDeeply(request("I am so hungry")).orElseThrow();

      assertTrue(knowledge.search(request("I am so hungry")).isEmpty());
      assertEquals("groceries", first(page));
      assertEquals(Depth.MEANING, knowledge.depth());
    }
  }

  @Test
  void findsNothingWhereNeitherWordsNorMeaningFit() {
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library())) {
      knowledge.learn(Concepts::new);

      assertTrue(
          knowledge.searchDeeply(request("locomotive abroad")).orElseThrow().hits().stream()
              .noneMatch(hit -> hit.article().id().equals("groceries")));
    }
  }

  @Test
  void showsTheRuleOfThePlaceWithTheFederalOneBesideIt() {
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library())) {
      knowledge.learn(Concepts::new);

      List<SearchHit> hits =
          knowledge.searchDeeply(request("hungry").at(CALIFORNIA)).orElseThrow().hits();

      assertEquals(List.of("groceries-here"), hits.stream().map(it -> it.article().id()).toList());
      assertEquals("groceries", hits.getFirst().federalFloor().id());
    }
  }

  @Test
  void findsNoLocalRuleThatIsAboutSomethingElse() {
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library())) {
      knowledge.learn(Concepts::new);

      assertTrue(
          knowledge.searchDeeply(request("locomotive").at(CALIFORNIA)).orElseThrow().isEmpty());
    }
  }

  @Test
  void filtersBeforeItLooksAtTheMeaning() {
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library())) {
      knowledge.learn(Concepts::new);
      SearchRequest before = SearchRequest.of("hungry", "en", LocalDate.of(2020, 1, 1));

      assertTrue(knowledge.searchDeeply(before).orElseThrow().isEmpty());
    }
  }

  @Test
  void searchesByWordsOnlyUntilItHasLearned() {
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library())) {
      assertEquals(Optional.empty(), knowledge.searchDeeply(request("hungry")));
      assertEquals(Depth.WORDS, knowledge.depth());
    }
  }

  @Test
  void searchesByWordsOnlyWhereTheModelCannotBeLoaded() {
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library())) {
      knowledge.learn(
          () -> {
            throw new EmbeddingException("no such library", new UnsatisfiedLinkError());
          });

      assertEquals(Depth.WORDS_ONLY, knowledge.depth());
      assertEquals(Optional.empty(), knowledge.searchDeeply(request("groceries")));
      assertEquals("groceries", first(knowledge.search(request("groceries"))));
    }
  }

  @Test
  void searchesByWordsOnlyOnceTheModelFails() {
    Concepts concepts = new Concepts();
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library())) {
      knowledge.learn(() -> concepts);
      concepts.breakDown();

      assertEquals(Optional.empty(), knowledge.searchDeeply(request("hungry")));
      assertEquals(Depth.WORDS_ONLY, knowledge.depth());
    }
  }

  @Test
  void searchesByWordsInALanguageThatTheModelDoesNotRead() {
    Concepts model = new Concepts();
    ArticleText spanish =
        article("comida", "Ayuda con la comida", "Una tarjeta compra comida.\n")
            .with("language", "es");
    try (KnowledgeBase knowledge =
        KnowledgeBase.inMemory(ArticleText.read(spanish, groceries()).library())) {
      knowledge.learn(() -> model);
      int passages = model.read();
      SearchRequest asked = SearchRequest.of("compra", "es", TODAY);
      SearchPage byWords = knowledge.search(asked);

      assertEquals(Depth.WORDS_OF_LANGUAGE, knowledge.depth("es"));
      assertEquals(Depth.MEANING, knowledge.depth("en"));
      assertEquals(Optional.empty(), knowledge.searchDeeply(asked));
      assertEquals("comida", first(byWords));
      assertEquals(byWords, knowledge.search(asked, Insight.both(model)));
      assertTrue(
          knowledge
              .search(SearchRequest.of("hambre", "es", TODAY), Insight.meaning(model))
              .isEmpty());
      assertNull(knowledge.explain(asked, byWords.hits().getFirst()).orElseThrow().closeness());
      assertEquals(passages, model.read());
    }
  }

  @Test
  void learnsOnceForAllStarts() {
    try (KnowledgeBase knowledge = KnowledgeBase.inFolder(folder, library())) {
      knowledge.learn(Concepts::new);
    }
    Concepts second = new Concepts();
    try (KnowledgeBase knowledge = KnowledgeBase.inFolder(folder, library())) {
      knowledge.learn(() -> second);

      assertEquals(0, second.read());
      assertEquals("groceries", first(knowledge.searchDeeply(request("hungry")).orElseThrow()));
    }
  }

  @Test
  void keepsTheIndexItHasWhenLearningIsCutShort() {
    try (KnowledgeBase knowledge = KnowledgeBase.inFolder(folder, library())) {
      assertThrows(
          CancellationException.class,
          () ->
              knowledge.learn(
                  () -> {
                    throw new CancellationException();
                  }));
      assertFalse(knowledge.search(request("groceries")).isEmpty());
    }
    Concepts broken = new Concepts();
    broken.breakDown();
    try (KnowledgeBase knowledge = KnowledgeBase.inFolder(folder, library())) {
      knowledge.learn(() -> broken);

      assertEquals("groceries", first(knowledge.search(request("groceries"))));
    }
    try (KnowledgeBase knowledge = KnowledgeBase.inFolder(folder, library())) {
      assertEquals("groceries", first(knowledge.search(request("groceries"))));
    }
  }

  private static ArticleLibrary library() {
    return ArticleText.read(
            groceries(),
            article("groceries-here", "Groceries in California", "A card buys food here.\n")
                .with("topic", "groceries")
                .with("jurisdiction", "US-CA"),
            article("travel", "Documents for abroad", "A passport opens borders.\n"))
        .library();
  }

  private static ArticleText groceries() {
    return article("groceries", "Help with groceries", "A card buys food.\n");
  }

  private static ArticleText article(String id, String title, String body) {
    return ArticleText.sound().with("id", id).with("title", title).body(body);
  }

  private static SearchRequest request(String text) {
    return SearchRequest.of(text, "en", TODAY);
  }

  private static String first(SearchPage page) {
    return page.hits().stream()
        .map(SearchHit::article)
        .map(key -> key.id())
        .findFirst()
        .orElse("nothing");
  }
}
