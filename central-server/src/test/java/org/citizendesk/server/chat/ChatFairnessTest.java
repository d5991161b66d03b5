// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.testing.TestClock;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What keeps one visitor from taking the place of others: lanes, doors, rates and promises. */
final class ChatFairnessTest {
  private final List<RuntimeException> failures = new ArrayList<>();

  @Test
  void tasksOfOneLaneRunInOrderWhoeverGivesThem() throws Exception {
    ExecutorService many = Executors.newFixedThreadPool(4);
    Lane lane = new Lane(many, failures::add);
    List<Integer> done = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int number = i;
      lane.run(() -> done.add(number));
    }
    // Behind all the others, since a lane holds its order.
    CountDownLatch last = new CountDownLatch(1);
    lane.run(last::countDown);

    assertTrue(last.await(10, TimeUnit.SECONDS));
    assertEquals(IntStream.range(0, 1000).boxed().toList(), done);
    many.shutdownNow();
  }

  @Test
  void aTaskThatFailsIsToldAndTheNextOnesRun() {
    Lane lane = new Lane(Runnable::run, failures::add);
    List<String> done = new ArrayList<>();
    lane.run(
        () -> {
          lane.run(() -> done.add("next"));
          throw new IllegalStateException("boom");
        });

    assertEquals("boom", failures.getFirst().getMessage());
    assertEquals(List.of("next"), done);
  }

  @Test
  void aLaneWhoseThreadsAreGoneDropsItsTasksQuietly() {
    ExecutorService ended = Executors.newSingleThreadExecutor();
    ended.shutdown();

    new Lane(ended, failures::add).run(() -> failures.add(new IllegalStateException("ran")));

    assertEquals(List.of(), failures);
  }

  @Test
  void anAddressGetsBackExactlyThePlacesItLeaves() {
    Doors doors = new Doors(Set.of(), 2);
    assertTrue(doors.enter("192.0.2.7"));
    assertTrue(doors.enter("192.0.2.7"));
    assertFalse(doors.enter("192.0.2.7"));
    assertTrue(doors.enter("192.0.2.8"), "another address has its own");

    doors.leave("192.0.2.7");
    doors.leave("198.51.100.1");

    assertTrue(doors.enter("192.0.2.7"));
    assertFalse(doors.enter("192.0.2.7"));
    assertFalse(doors.enter("192.0.2.7"), "who was turned away took no place");
  }

  @Test
  void aFloodOfAddressesForgetsTheLongestSilentOnly() {
    RateLimiter<Integer> limiter =
        new RateLimiter<>(new ChatLimits.Rate(1, 0.001), new TestClock());
    assertTrue(limiter.take(0));
    for (int key = 1; key < 10_000; key++) {
      limiter.take(key);
    }
    assertFalse(limiter.take(0), "asked for again, so no longer the oldest");

    limiter.take(10_000);

    assertFalse(limiter.take(0));
    assertTrue(limiter.take(1), "forgotten, so it begins anew");
  }

  @Test
  void aClockThatGoesBackGivesNothingAndTakesNothing() {
    TestClock clock = new TestClock();
    RateLimiter<String> limiter = new RateLimiter<>(new ChatLimits.Rate(2, 1), clock);
    assertTrue(limiter.take("a"));

    clock.advance(Duration.ofHours(-1));

    assertTrue(limiter.take("a"));
    assertFalse(limiter.take("a"));
    clock.advance(Duration.ofSeconds(1));
    assertTrue(limiter.take("a"));
  }

  @Test
  void theOldestPromiseGoesWhenThereAreTooMany() {
    Promised promised = new Promised();
    List<ContactId> ids = new ArrayList<>();
    for (int i = 0; i < 10_001; i++) {
      ContactId id = new ContactId(new UUID(0, i));
      ids.add(id);
      promised.add(new Conversation(id, key(), "", "en", CitizenFrame.Answers.NONE, null));
    }

    assertTrue(promised.find(ids.get(0)).isEmpty());
    assertTrue(promised.find(ids.get(1)).isPresent());
    promised.remove(ids.get(1));
    assertTrue(promised.find(ids.get(1)).isEmpty());
    assertTrue(promised.find(ids.getLast()).isPresent());
  }

  private static ConversationKey key() {
    return ConversationKey.of(ConversationKey.random(new Random(1)));
  }
}
