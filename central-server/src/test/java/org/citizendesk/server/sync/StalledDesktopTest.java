// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.citizendesk.server.testing.TestTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A desktop that stops reading, over a real socket; the system's buffers hold a few megabytes. */
class StalledDesktopTest {
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());
  private static final Event.Subject ABOUT_MARY = new Event.Subject(MARY, null);

  /** As large as a note can be: some 30 kB on the wire. */
  private static final String LONG = "語".repeat(NoteFact.MAX_TEXT - 5);

  private static final int PER_PUSH = 8;
  private static final int PUSHES = 70;

  private final TestTimers timers = new TestTimers();
  @TempDir Path folder;
  private TestServer server;
  private TestDesktop ann;
  private TestDesktop bob;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(folder, timers);
    ann = server.agent("ann");
    bob = server.agent("bob", Topic.citizen(MARY));
    bob.pullAll(0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itIsToldNoMoreThanFitsAndCatchesUpByPulling() throws Exception {
    bob.stopReading();
    List<String> written = writeLots();
    bob.readOn();
    bob.settle();

    List<PlacedEvent> told = new ArrayList<>();
    bob.takeAll(ServerFrame.Deliver.class).forEach(deliver -> told.addAll(deliver.events()));
    assertTrue(
        told.size() < written.size() / 2, () -> "told " + told.size() + " of " + written.size());
    long cursor = told.getLast().place().pos();
    assertEquals(cursor, told.size(), "without a gap as far as it goes");
    timers.pass(Duration.ofSeconds(5));
    ServerFrame.Heartbeat beat = bob.next(ServerFrame.Heartbeat.class);
    assertEquals(written.size(), beat.heads().getFirst().pos(), "it learns that it is behind");

    bob.pullAll(cursor).forEach(page -> told.addAll(page.events()));

    assertEquals(written, texts(told));
    ann.push(ABOUT_MARY, new NoteFact.Written("ann", "live again"));
    assertEquals("live again", bob.nextFact(NoteFact.Written.class).text());
  }

  @Test
  void itIsCutWhenItTakesNothingForTooLongAndFindsEverythingWhenItComesBack() throws Exception {
    bob.stopReading();
    List<String> written = writeLots();
    await().until(() -> server.server().linkedUsers().contains("bob"));
    for (int i = 0; i < 4; i++) {
      ann.send(new ClientFrame.Heartbeat(0));
      ann.settle();
      timers.pass(Duration.ofSeconds(10));
    }

    await().until(() -> !server.server().linkedUsers().contains("bob"));

    TestDesktop back = server.desktop(FrameCodec.cbor(), bob.device);
    back.hello(server.signIn("bob"), Topic.citizen(MARY));
    List<PlacedEvent> pulled = new ArrayList<>();
    back.pullAll(0).forEach(page -> pulled.addAll(page.events()));
    assertEquals(written, texts(pulled));
  }

  /** The others are not held up: each push is acknowledged before the next. */
  private List<String> writeLots() throws Exception {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < PUSHES; i++) {
      int first = i * PER_PUSH;
      List<String> texts =
          IntStream.range(first, first + PER_PUSH).mapToObj(n -> LONG + n).toList();
      ann.push(
          ABOUT_MARY,
          texts.stream().map(text -> new NoteFact.Written("ann", text)).toArray(Fact[]::new));
      written.addAll(texts);
    }
    return written;
  }

  private static List<String> texts(List<PlacedEvent> events) {
    return events.stream()
        .map(placed -> FactCodec.decode(placed.event().content()))
        .map(fact -> ((NoteFact.Written) fact).text())
        .toList();
  }
}
