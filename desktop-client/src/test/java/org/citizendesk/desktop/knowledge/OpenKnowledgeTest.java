// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    assertTrue(opening.inUse().get().prepared());
    assertFalse(knowledge.search(SNAP).isEmpty());
    assertTrue(knowledge.searchDeeply(SNAP).isEmpty());
    held.release.countDown();
    opening.close();
    assertTrue(held.closed, "the model was left open");
  }

  @Test
  void indexesInMemoryWhereTheFolderCannotBeUsed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    try (OpenKnowledge opening =
        new OpenKnowledge(new KnowledgeFolders(file, file, file), Held::open, Clock.systemUTC())) {
      CountDownLatch made = new CountDownLatch(1);
      try (Subscription _ = opening.inUse().watch(now -> countDown(now, made))) {
        assertTrue(made.await(30, TimeUnit.SECONDS));
        assertFalse(opening.knowledge().join().search(SNAP).isEmpty());
      }
    }
  }

  private static void countDown(InUse now, CountDownLatch made) {
    if (now.prepared()) {
      made.countDown();
    }
  }

  @Test
  void opensWithoutAnIndexAndSaysWhenItIsMade() throws Exception {
    List<InUse> seen = new CopyOnWriteArrayList<>();
    CountDownLatch made = new CountDownLatch(1);
    try (OpenKnowledge opening =
        new OpenKnowledge(KnowledgeFolders.in(folder), Held::open, Clock.systemUTC())) {
      KnowledgeBase knowledge = opening.knowledge().get();
      try (Subscription _ =
          opening
              .inUse()
              .watch(
                  now -> {
                    seen.add(now);
                    countDown(now, made);
                  })) {
        assertTrue(made.await(30, TimeUnit.SECONDS));
        assertFalse(knowledge.search(SNAP).isEmpty());
      }
    }
    assertEquals(0, seen.getFirst().edition());
    assertTrue(seen.getFirst().asOf().isAfter(LocalDate.EPOCH), seen.toString());
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    CountDownLatch between = new CountDownLatch(1);
    try (OpenKnowledge opening =
        new OpenKnowledge(KnowledgeFolders.in(folder), Held::open, Clock.systemUTC())) {
      try (Subscription _ =
          opening
              .inUse()
              .watch(
                  now -> {
                    if (now.percent() > 0 && now.percent() < 100) {
                      between.countDown();
                    }
                  })) {
        assertTrue(between.await(30, TimeUnit.SECONDS));
      }
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
      return new float[] {1};
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
