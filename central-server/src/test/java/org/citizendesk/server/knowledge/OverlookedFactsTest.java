// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.knowledge;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.WebPaths;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.testing.TestStore;
import org.citizendesk.server.testing.TestTimers;
import org.citizendesk.store.Store;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a server stored before it knew the facts of readers, after its upgrade. */
class OverlookedFactsTest {
  private static final ClientFrame.Device DESKTOP =
      new ClientFrame.Device(new DeviceId(UUID.randomUUID()), 7);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestTimers timers = new TestTimers();
  private final Uuids uuids = new Uuids(timers.clock, new Random(1));
  private final ReadersFeature feature = new ReadersFeature();
  @TempDir private Path folder;
  private Store store;
  private EventLog log;
  private ServerFeature.Running running = ServerFeature.Running.IDLE;
  private long written;

  @BeforeEach
  void storeWithAnOlderProgram() {
    store = TestStore.open(folder);
    log = new SqliteEventLog(store, LogRules.NONE, timers.clock, uuids);
  }

  @AfterEach
  void close() {
    running.close();
    store.close();
  }

  @Test
  void theNewProgramTakesThemInOnce() {
    push(found("lost card"));
    EventId flag = push(flagged());
    push(new KnowledgeFact.FlagWithdrawn("ann", flag));
    push(searched());
    push(read());
    upgrade();
    push(found("mould"));
    push(searched());
    push(read());
    assertEquals(List.of("mould"), answered());

    timers.pass(HOUR);

    await().atMost(PATIENCE).until(() -> lookedThrough() == 8);
    assertEquals(2, count("select count(*) from knowledge_search"));
    assertEquals(1, count("select count(*) from read_confirmation"));
    assertEquals(List.of("lost card", "mould"), answered());
    assertEquals(1, count("select count(*) from knowledge_flag where withdrawn_at is not null"));

    running.close();
    log.write(tx -> tx.handle().execute("delete from knowledge_answer")).join();
    push(found("cherry"));
    upgrade();
    timers.pass(HOUR);
    await().atMost(PATIENCE).until(() -> lookedThrough() == 9);
    assertEquals(List.of("cherry"), answered(), "it looks at what is new only");
  }

  @Test
  void anOlderNodeBesideItOverlooksNothingForLong() {
    upgrade();
    timers.pass(HOUR);
    EventLog older = new SqliteEventLog(store, LogRules.NONE, timers.clock, uuids);
    EventLog newer = log;
    log = older;
    push(found("lost card"));
    log = newer;
    log.look();
    assertEquals(List.of(), answered());

    timers.pass(Duration.ofDays(7).plus(HOUR));

    await().atMost(PATIENCE).until(() -> answered().equals(List.of("lost card")));
  }

  private void upgrade() {
    log = new SqliteEventLog(store, feature.rules(), timers.clock, uuids);
    running = feature.start(new Services(log, new NoPaths(), timers, timers.clock, uuids, folder));
  }

  private static Fact found(String query) {
    return new KnowledgeFact.Found(
        query, "en", "", "", "snap-card", 3, "fees", KnowledgeFact.Use.READ);
  }

  private static Fact searched() {
    return new KnowledgeFact.Searched("rent", 0, "en", "", "", "", "");
  }

  private static Fact read() {
    return new KnowledgeFact.ReadConfirmed("ann", "snap-card", "en", 3, "Cards");
  }

  private static Fact flagged() {
    return new KnowledgeFact.Flagged(
        "ann", "snap-card", "en", 3, "Cards", "fees", KnowledgeFact.Reason.OUT_OF_DATE, "");
  }

  private EventId push(Fact fact) {
    written++;
    Event event =
        new Event(
            new EventId(UUID.randomUUID()),
            new Event.Origin(DESKTOP.id(), DESKTOP.epoch(), written, "s"),
            new Event.Subject(new CitizenId(UUID.randomUUID()), null),
            written,
            Instant.EPOCH,
            FactCodec.encode(fact));
    assertEquals(1, log.push(DESKTOP, "ann", List.of(event)).join().placed().size());
    return event.id();
  }

  private List<String> answered() {
    return log.read(handle -> Answers.find(handle, Instant.EPOCH)).stream()
        .map(Answers.Answer::query)
        .toList();
  }

  private long lookedThrough() {
    return count("select coalesce(max(pos), 0) from looked_through");
  }

  private long count(String query) {
    return log.read(handle -> handle.createQuery(query).mapTo(long.class).one());
  }

  private record NoPaths() implements WebPaths {
    @Override
    public void http(String pathSpec, Handler handler) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void webSocket(String path, WebSocketCreator creator) {
      throw new UnsupportedOperationException();
    }
  }
}
