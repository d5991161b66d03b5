// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KnowledgeBaseTest {
  private static final String ALLOTMENTS = "snap-maximum-allotments";
  private static final LocalDate LAST_DAY = LocalDate.of(2021, 9, 30);
  private static final LocalDate NEXT_DAY = LocalDate.of(2021, 10, 1);

  private static KnowledgeBase base;

  @BeforeAll
  static void open() {
    base = KnowledgeBase.bundled();
  }

  @AfterAll
  static void close() {
    base.close();
  }

  @Test
  void searchesAndOpensTheVersionOfTheDay() {
    for (LocalDate day : List.of(LAST_DAY, NEXT_DAY)) {
      SearchPage page =
          base.search(SearchRequest.of("how much food stamps household of one", "en", day));

      SearchHit hit = hit(page, ALLOTMENTS);
      Article opened = base.open(hit.article()).orElseThrow();
      assertEquals(base.open(ALLOTMENTS, "en", day), Optional.of(opened));
      assertTrue(opened.section(hit.anchor()).isPresent());
    }
  }

  @Test
  void quotesTheVersionOfTheDayWithItsSource() {
    Quotation before = quote(LAST_DAY);
    Quotation after = quote(NEXT_DAY);

    assertTrue(before.text().contains("household of one was $234 a month"), before::text);
    assertTrue(after.text().contains("household of one was $250 a month"), after::text);
    assertFalse(after.text().contains("**"), after::text);
    assertEquals("7 USC 2012(u)", after.citation());
    assertTrue(
        after
            .withSource()
            .endsWith("\n(SNAP maximum monthly allotments, version 3, 7 USC 2012(u))"),
        after::withSource);
  }

  @Test
  void hasNothingToQuoteWhereThereIsNothing() {
    ArticleKey key = base.open(ALLOTMENTS, "en", NEXT_DAY).orElseThrow().key();

    assertEquals(Optional.empty(), base.quote(key, "no-such-section"));
    assertEquals(
        Optional.empty(), base.quote(new ArticleKey(ALLOTMENTS, "en", 99), "introduction"));
    assertEquals(Optional.empty(), base.open("no-such-article", "en", NEXT_DAY));
  }

  @Test
  void listsProgramsAndVersions() {
    assertTrue(base.programs().contains("snap"));
    assertEquals(
        List.of(4, 3, 2, 1),
        base.versions(ALLOTMENTS).stream().map(version -> version.key().version()).toList());
  }

  @Test
  void answersManyThreadsAtOnceAsItAnswersOne() throws Exception {
    List<String> texts = List.of("food stamps", "lost passport", "section 8 wait", "unem", "tax");
    List<SearchPage> alone = texts.stream().map(KnowledgeBaseTest::search).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<List<SearchPage>>> tasks = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        tasks.add(() -> texts.stream().map(KnowledgeBaseTest::search).toList());
      }

      for (Future<List<SearchPage>> future : threads.invokeAll(tasks)) {
        assertEquals(alone, future.get());
      }
    }
  }

  @Test
  void answersTheSameFromAFolder(@TempDir Path folder) {
    try (KnowledgeBase inFolder = KnowledgeBase.inFolder(folder, base.library())) {
      SearchRequest request = SearchRequest.of("food stamps", "en", NEXT_DAY);

      assertEquals(base.search(request), inFolder.search(request));
    }
  }

  @Test
  void showsNoTypeOfTheSearchEngine() {
    for (Class<?> type :
        List.of(
            KnowledgeBase.class,
            SearchRequest.class,
            SearchPage.class,
            SearchHit.class,
            org.citizendesk.knowledge.search.ArticleIndex.class,
            org.citizendesk.knowledge.search.ArticleSearch.class)) {
      for (Method method : type.getMethods()) {
        String shown = method.toGenericString() + Arrays.toString(method.getParameterTypes());
        assertFalse(shown.contains("lucene"), shown);
      }
    }
  }

  private static Quotation quote(LocalDate day) {
    ArticleKey key = base.open(ALLOTMENTS, "en", day).orElseThrow().key();
    return base.quote(key, "introduction").orElseThrow();
  }

  private static SearchPage search(String text) {
    return base.search(SearchRequest.of(text, "en", NEXT_DAY));
  }

  private static SearchHit hit(SearchPage page, String id) {
    return page.hits().stream()
        .filter(hit -> hit.article().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(page.toString()));
  }
}
