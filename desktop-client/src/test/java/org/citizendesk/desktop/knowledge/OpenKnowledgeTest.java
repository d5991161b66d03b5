// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpenKnowledgeTest {
  private static final SearchRequest SNAP =
      SearchRequest.of("food stamps", "en", LocalDate.of(2026, 11, 21));

  @TempDir private Path folder;

  @Test
  void searchesByWordsWhileItStillLearnsAndStopsLearningAtTheEnd() throws Exception {
    Held held = new Held();
    OpenKnowledge opening =
        new OpenKnowledge(KnowledgeFolders.in(folder), () -> held, Clock.systemUTC());
    KnowledgeBase knowledge = opening.knowledge().get();
    held.reading.await();

    assertFalse(knowledge.search(SNAP).isEmpty());
    assertTrue(knowledge.searchDeeply(SNAP).isEmpty());
    held.release.countDown();
    opening.close();
    assertTrue(held.closed, "the model was left open");
  }

  @Test
  void indexesInMemoryWhereTheFolderCannotBeUsed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    try (OpenKnowledge opening =
        new OpenKnowledge(new KnowledgeFolders(file, file, file), Held::open, Clock.systemUTC())) {
      assertFalse(opening.knowledge().join().search(SNAP).isEmpty());
    }
  }

  /** Reads nothing before it is let. */
  private static final class Held implements Embedder {
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean closed;

    static Held open() {
      Held held = new Held();
      held.release.countDown();
      return held;
    }

    @Override
    public String model() {
      return "held";
    }

    @Override
    public int dimensions() {
      return 1;
    }

    @Override
    public float[] embed(String text) {
      reading.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new float[] {1};
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
