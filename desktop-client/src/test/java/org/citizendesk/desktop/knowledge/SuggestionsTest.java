// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.knowledge.Suggestions.Suggested;
import org.citizendesk.desktop.knowledge.ui.Articles;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One answer a second, and never one about somebody else. */
class SuggestionsTest {
  private final KnowledgeBase knowledge = Articles.knowledge();
  private final HandTimer timer = new HandTimer();
  private final Suggestions suggestions = new Suggestions(() -> knowledge, () -> timer.now, timer);
  private final List<Long> times = new ArrayList<>();
  private final List<Suggested> shown = new ArrayList<>();

  @AfterEach
  void close() {
    suggestions.close();
    knowledge.close();
  }

  @Test
  void suggestsAtOnceOffTheCallersThread() {
    suggestions.hear(Talks.chat().citizen("How many cherries?").talk());
    assertEquals(List.of(), suggestions.suggested().get().hits());

    timer.pass(0);

    assertEquals("Cherry allowance", title());
    assertTrue(suggestions.suggested().get().asked());
  }

  @Test
  void showsAtMostOneAnswerASecondHoweverFastOneTypes() {
    watch();
    for (int i = 0; i < 200; i++) {
      suggestions.hear(Talks.chat().citizen("cherries " + "word ".repeat(i)).talk());
      timer.pass(25);
    }
    timer.pass(5_000);

    assertEquals(6, times.size(), times::toString);
    for (int i = 1; i < times.size(); i++) {
      assertTrue(times.get(i) - times.get(i - 1) >= 1_000, times::toString);
    }
    assertTrue(shown.getLast().talk().orElseThrow().entries().toString().contains("word word"));
  }

  @Test
  void theLastThingSaidIsAlwaysAnswered() {
    suggestions.hear(Talks.chat().citizen("locomotive").talk());
    timer.pass(10);
    suggestions.hear(Talks.chat().citizen("locomotive").citizen("cherries").talk());
    timer.pass(989);
    assertEquals(List.of(), suggestions.suggested().get().hits());

    timer.pass(1);

    assertEquals("Cherry allowance", title());
  }

  @Test
  void anotherContactIsAnsweredAtOnceAndTheFirstOnesAnswerIsDropped() {
    suggestions.hear(Talks.chat().citizen("cherries").talk());
    suggestions.hear(new Talks(new ContactId(new UUID(0, 7))).citizen("locomotive").talk());
    timer.pass(0);

    assertEquals(List.of(), suggestions.suggested().get().hits());
    assertTrue(suggestions.suggested().get().asked());

    suggestions.hear(Talks.chat().citizen("cherries").talk());
    assertEquals(List.of(), suggestions.suggested().get().hits());
    timer.pass(0);
    assertEquals("Cherry allowance", title());
  }

  @Test
  void forgetsWhenNobodyIsOpen() {
    suggestions.hear(Talks.chat().citizen("cherries").talk());
    suggestions.leave();
    timer.pass(5_000);

    assertEquals(Suggested.NOBODY, suggestions.suggested().get());
  }

  @Test
  void saysThatNothingWasAskedYet() {
    suggestions.hear(Talks.chat().citizen("Hello").talk());
    timer.pass(0);

    assertFalse(suggestions.suggested().get().asked());
    assertEquals(List.of(), suggestions.suggested().get().hits());
  }

  @Test
  void aChangeOfTopicIsToldAndCanBeTakenBack() {
    try (KnowledgeBase bundled = KnowledgeBase.bundled();
        Suggestions here = new Suggestions(() -> bundled, () -> timer.now, timer)) {
      here.hear(
          Talks.chat()
              .citizen("My passport expired. How do I renew it by mail?")
              .agent("Send the old passport and a new photograph, with a check for the fee.")
              .citizen("I was laid off. How do I file a claim for unemployment insurance benefits?")
              .talk());
      timer.pass(1_000);
      assertTrue(here.suggested().get().newTopic());

      here.countAll();
      timer.pass(1_000);
      assertFalse(here.suggested().get().newTopic());
    }
  }

  @Test
  void takingAChangeOfTopicBackIsNotLostWhileASearchRuns() {
    suggestions.hear(Talks.chat().citizen("cherries").talk());
    suggestions.countAll();
    timer.pass(2_000);

    assertEquals("Cherry allowance", title());
  }

  @Test
  void aSectionThatWasQuotedIsNotSuggestedAgainInTheSameContact() {
    suggestions.hear(Talks.chat().citizen("cherries").talk());
    timer.pass(1_000);
    SearchHit first = suggestions.suggested().get().hits().getFirst();
    KnowledgeFact.Quoted quoted =
        new KnowledgeFact.Quoted(
            "ana",
            first.article().id(),
            first.article().version(),
            first.title(),
            "",
            "en",
            first.anchor(),
            KnowledgeFact.Reader.CITIZEN);

    suggestions.hear(Talks.chat().citizen("cherries").add(quoted).talk());
    timer.pass(1_000);
    assertFalse(suggestions.suggested().get().hits().contains(first));

    suggestions.hear(
        Talks.chat()
            .citizen("cherries")
            .add(new ContactId(new UUID(0, 7)), Delivery.ACCEPTED, quoted)
            .talk());
    timer.pass(1_000);
    assertTrue(suggestions.suggested().get().hits().contains(first), "quoted to somebody else");
  }

  @Test
  void anAnswerThatStaysTheSameIsNoUpdate() {
    suggestions.hear(Talks.chat().citizen("cherries").talk());
    timer.pass(2_000);
    watch();
    suggestions.hear(Talks.chat().citizen("cherries").agent("Hello").talk());
    timer.pass(2_000);

    assertEquals(List.of(), times);
  }

  @Test
  void whatIsMeantIsShownInOneWithWhatIsSaid() {
    knowledge.learn(() -> new Slow(0));
    watch();
    suggestions.hear(Talks.chat().citizen("something sweet").talk());
    timer.pass(3_000);

    assertEquals("Cherry allowance", title());
    assertEquals(1, times.size(), times::toString);
  }

  @Test
  void whatIsSaidIsShownFirstWhereFindingWhatIsMeantIsSlow() {
    knowledge.learn(() -> new Slow(400));
    watch();
    suggestions.hear(Talks.chat().citizen("something sweet").talk());
    timer.pass(5_000);

    assertEquals(List.of(150L, 1_150L), times);
    assertEquals("Cherry allowance", title());
  }

  @Test
  void aSlowAnswerThatWasOvertakenGivesWayToTheNewer() {
    Slow model = new Slow(400);
    knowledge.learn(() -> model);
    watch();
    suggestions.hear(Talks.chat().citizen("something sweet and cherries").talk());
    timer.pass(500);
    suggestions.hear(
        Talks.chat().citizen("something sweet and cherries").citizen("locomotive?").talk());
    timer.pass(5_000);

    assertTrue(
        shown.getLast().talk().orElseThrow().entries().size() == 2, "the newest is answered");
    for (int i = 1; i < times.size(); i++) {
      assertTrue(times.get(i) - times.get(i - 1) >= 1_000, times::toString);
    }
  }

  @Test
  void theAnswerAboutAContactThatWasLeftIsDroppedWhileTheNextIsSearched() throws Exception {
    CountDownLatch sweet = new CountDownLatch(1);
    CountDownLatch locomotive = new CountDownLatch(1);
    BlockingQueue<String> began = new LinkedBlockingQueue<>();
    knowledge.learn(
        () ->
            new Slow(0) {
              @Override
              public float[] embed(String text) {
                if (text.contains("sweet") || text.contains("locomotive")) {
                  began.add(text);
                  awaitQuietly(text.contains("sweet") ? sweet : locomotive);
                }
                return super.embed(text);
              }
            });
    List<Thread> searches = new ArrayList<>();
    Suggestions.Timer threads =
        (delay, task) -> {
          if (delay.isZero()) {
            searches.add(Thread.ofPlatform().start(task));
          }
        };
    Talk next = new Talks(new ContactId(new UUID(0, 7))).citizen("locomotive").talk();
    try (Suggestions busy = new Suggestions(() -> knowledge, () -> 0, threads)) {
      busy.hear(Talks.chat().citizen("something sweet").talk());
      began.take();
      busy.hear(next);
      began.take();
      sweet.countDown();
      searches.getFirst().join();

      assertEquals(Optional.of(next), busy.suggested().get().talk());
      assertFalse(busy.suggested().get().asked(), "it is still searched");
      locomotive.countDown();
      searches.getLast().join();
      assertTrue(busy.suggested().get().asked());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFailedSearchIsNotTheEnd() {
    KnowledgeBase closed = Articles.knowledge();
    closed.close();
    List<KnowledgeBase> present = new ArrayList<>(List.of(closed));
    try (Suggestions swapped = new Suggestions(present::getFirst, () -> timer.now, timer)) {
      swapped.hear(Talks.chat().citizen("cherries").talk());
      timer.pass(0);
      present.set(0, knowledge);
      swapped.hear(Talks.chat().citizen("cherries").citizen("and pears").talk());
      timer.pass(1_000);

      assertEquals("Cherry allowance", swapped.suggested().get().hits().getFirst().title());
    }
  }

  private void watch() {
    boolean[] first = {true};
    long began = timer.now;
    suggestions
        .suggested()
        .watch(
            next -> {
              if (!first[0] && next.asked()) {
                times.add(timer.now - began);
                shown.add(next);
              }
              first[0] = false;
            });
  }

  private String title() {
    return suggestions.suggested().get().hits().getFirst().title();
  }

  /** Time passes when the test says so; what takes time lets it pass too. */
  private static final class HandTimer implements Suggestions.Timer {
    private record Task(long at, long number, Runnable work) {}

    private final List<Task> tasks = new ArrayList<>();
    private long now;
    private long numbers;

    @Override
    public void after(Duration delay, Runnable task) {
      tasks.add(new Task(now + delay.toMillis(), numbers++, task));
    }

    void pass(long millis) {
      runUntil(now + millis);
    }

    private void runUntil(long end) {
      while (true) {
        Task next =
            tasks.stream()
                .filter(task -> task.at <= end)
                .min(Comparator.comparingLong(Task::at).thenComparingLong(Task::number))
                .orElse(null);
        if (next == null) {
          break;
        }
        tasks.remove(next);
        now = Math.max(now, next.at);
        next.work.run();
      }
      now = Math.max(now, end);
    }
  }

  /** Knows that what is sweet is a fruit, after some time. */
  private class Slow implements Embedder {
    private final long millis;

    Slow(long millis) {
      this.millis = millis;
    }

    @Override
    public String model() {
      return "slow";
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
      timer.pass(millis);
      boolean fruit = text.contains("cherr") || text.contains("sweet");
      return new float[] {fruit ? 1 : 0, fruit ? 0 : 1};
    }

    @Override
    public void close() {}
  }
}
