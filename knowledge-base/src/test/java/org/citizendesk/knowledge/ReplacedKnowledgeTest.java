// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.search.Concepts;
import org.citizendesk.knowledge.search.Insight;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReplacedKnowledgeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final int SWAPS = 200;

  @TempDir Path folder;

  @Test
  void searchesGoOnWhileTheArticlesAreReplaced() throws Exception {
    KnowledgeBase knowledge = KnowledgeBase.inFolder(folder.resolve("0"), library("Alpha"));
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService agents = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> searching = new ArrayList<>();
      for (int agent = 0; agent < 2; agent++) {
        searching.add(agents.submit(searches(knowledge, enough)));
      }
      for (int swap = 1; swap <= SWAPS; swap++) {
        Path home = folder.resolve(swap % 2 + "-" + swap % 5);
        try (KnowledgeBase fresh =
            KnowledgeBase.inFolder(home, library(swap % 2 == 0 ? "Alpha" : "Beta"))) {
          knowledge.replaceWith(fresh);
        }
      }
      enough.set(true);
      for (Future<Integer> agent : searching) {
        assertTrue(agent.get(60, TimeUnit.SECONDS) > 0);
      }
    } finally {
      enough.set(true);
      agents.shutdownNow();
      knowledge.close();
    }
    assertThrows(IllegalStateException.class, () -> hits(knowledge, "alpha"));
  }

  private static Callable<Integer> searches(KnowledgeBase knowledge, AtomicBoolean enough) {
    return () -> {
      int searches = 0;
      while (!enough.get() || searches == 0) {
        int found = hits(knowledge, "either");
        assertEquals(1, found, "a search sees the articles before or after, whole");
        searches++;
      }
      return searches;
    };
  }

  @Test
  void aSearchThatHasBegunEndsWithTheArticlesItBeganWith() throws Exception {
    Held held = new Held();
    SearchRequest asked = SearchRequest.of("alpha", "en", TODAY);
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library("Alpha"));
        ExecutorService agent = Executors.newSingleThreadExecutor()) {
      Future<SearchPage> search =
          agent.submit(() -> knowledge.search(asked, new Insight(held, true, null)));
      held.reading.await();
      try (KnowledgeBase fresh = KnowledgeBase.inMemory(library("Beta"))) {
        knowledge.replaceWith(fresh);
      }
      held.release.countDown();

      assertEquals(1, search.get(60, TimeUnit.SECONDS).hits().size());
      assertEquals(0, hits(knowledge, "alpha"));
    } finally {
      held.release.countDown();
    }
  }

  /** Reads nothing before it is let. */
  private static final class Held implements Embedder {
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Override
    public String model() {
      return "held";
    }

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public boolean reads(String language) {
      return true;
    }

    @Override
    public float[] embed(String text) {
      reading.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new float[] {1, 0};
    }

    @Override
    public void close() {}
  }

  @Test
  void whatTheNewOneHasLearnedIsKnownAtOnce() {
    try (KnowledgeBase knowledge = KnowledgeBase.inMemory(library("Alpha"))) {
      try (KnowledgeBase fresh = KnowledgeBase.inMemory(library("Groceries"))) {
        fresh.learn(Concepts::new);
        knowledge.replaceWith(fresh);
      }

      assertFalse(
          knowledge
              .searchDeeply(SearchRequest.of("so hungry", "en", TODAY))
              .orElseThrow()
              .isEmpty());
    }
  }

  private static int hits(KnowledgeBase knowledge, String word) {
    return knowledge.search(SearchRequest.of(word, "en", TODAY)).hits().size();
  }

  private static ArticleLibrary library(String title) {
    return ArticleText.read(ArticleText.sound().with("title", title).body("Either way.\n"))
        .library();
  }
}
