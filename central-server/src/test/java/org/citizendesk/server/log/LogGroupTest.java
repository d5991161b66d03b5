// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestLog;
import org.citizendesk.server.testing.TestStore;
import org.citizendesk.store.StorageException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Many pushes in one transaction are as if each had had its own. */
class LogGroupTest {
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());
  private static final CitizenId JOHN = new CitizenId(UUID.randomUUID());

  private final ClientFrame.Device north = TestDesktop.newDevice();
  private final ClientFrame.Device south = TestDesktop.newDevice();
  private final CountDownLatch queued = new CountDownLatch(1);
  private final AtomicInteger commits = new AtomicInteger();
  @TempDir Path folder;
  private TestLog test;

  @BeforeEach
  void holdTheWriter() {
    Projection breaks =
        (tx, event, fact) -> {
          if (fact instanceof NoteFact.Written note && note.text().equals("boom")) {
            throw new IllegalStateException("boom");
          }
        };
    PushRule noBadNotes =
        (handle, user, event, fact) ->
            fact instanceof NoteFact.Written note && note.text().equals("bad")
                ? Optional.of(new PushRule.Refusal("bad-note", "no bad notes"))
                : Optional.empty();
    test = new TestLog(folder, new LogRules(List.of(breaks), List.of(noBadNotes), List.of()));
    test.log.listen(entries -> commits.addAndGet(entries.size()));
    test.database.write(tx -> refusePoison(tx.handle()));
    // What is pushed while this write waits goes into one transaction.
    var _ =
        test.database.submit(
            tx -> {
              try {
                queued.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return null;
            });
  }

  /** A store that does not take some rows, of which nobody knows before they are written. */
  private static boolean refusePoison(Handle handle) {
    List<String> statements =
        TestStore.isPostgres()
            ? List.of(
                """
                create function poison() returns trigger language plpgsql as $$
                begin
                  if new.payload like '%poison%' then
                    raise exception 'poison' using errcode = '23514';
                  end if;
                  return new;
                end $$""",
                "create trigger poison before insert on event for each row"
                    + " execute function poison()")
            : List.of(
                """
                create trigger poison before insert on event when new.payload like '%poison%'
                begin
                  select raise(abort, 'poison');
                end""");
    statements.forEach(handle::execute);
    return true;
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatOnePushAddedIsUndoneWithItAndTheOthersFollowWithoutAGap() {
    var first = push(north, note(north, 1, MARY, "a"), note(north, 2, JOHN, "b"));
    var broken = push(south, note(south, 1, MARY, "lost"), note(south, 2, MARY, "boom"));
    var second = push(north, note(north, 3, MARY, "c"));
    var again = push(south, note(south, 1, MARY, "d"));
    queued.countDown();

    assertThrows(CompletionException.class, broken::join);
    assertEquals(List.of("1/1", "2/1"), places(first));
    assertEquals(List.of("3/2"), places(second));
    assertEquals(List.of("4/3"), places(again));
    assertEquals(3, test.log.hwm(north));
    assertEquals(1, test.log.hwm(south));
    assertEquals(List.of("a", "c", "d"), notesOf(MARY));
    assertEquals(4, ChainCheck.check(test.database).whole());
    assertEquals(Optional.empty(), ChainCheck.check(test.database).broken());
    assertEquals(4, commits.get());
  }

  @Test
  void aPushThatIsRepeatedInTheSameTransactionGetsTheSameAnswer() {
    Event event = note(north, 1, MARY, "a");
    Event refused = note(north, 2, MARY, "bad");
    var once = push(north, event, refused);
    var twice = push(north, event, refused, note(north, 3, MARY, "b"));
    queued.countDown();

    assertEquals(List.of("1/1", "2/2"), places(twice));
    assertEquals(once.join().placed(), twice.join().placed().subList(0, 1));
    assertEquals(once.join().rejected(), twice.join().rejected());
    assertEquals(3, test.log.hwm(north));
  }

  @Test
  void aTwinAndAForkAreNoticedInTheSameTransaction() {
    Event event = note(north, 1, MARY, "a");
    Event twin =
        new Event(
            event.id(),
            new Event.Origin(south.id(), south.epoch(), 1, "s"),
            event.subject(),
            event.hlc(),
            event.occurredAt(),
            event.content());
    var first = push(north, event);
    var second = push(south, twin);
    var fork = push(north, note(north, 1, MARY, "another"));
    queued.countDown();

    assertEquals(places(first), places(second));
    assertEquals(1, test.log.hwm(south));
    CompletionException failure = assertThrows(CompletionException.class, fork::join);
    assertEquals(
        CloseCode.FORK, assertInstanceOf(PushException.class, failure.getCause()).closeCode());
    assertEquals(1, test.log.heads().getFirst().pos());
  }

  @Test
  void anEventThatTheStoreDoesNotTakeIsRefusedAloneAndTheQueueGoesOnBehindIt() {
    Event poison = note(south, 2, MARY, "poison");
    var first = push(north, note(north, 1, MARY, "a"), note(north, 2, JOHN, "b"));
    var guilty = push(south, note(south, 1, MARY, "c"), poison, note(south, 3, MARY, "d"));
    var behind = push(south, note(south, 4, MARY, "e"));
    var second = push(north, note(north, 3, MARY, "f"));
    queued.countDown();

    assertEquals(List.of("1/1", "2/1"), places(first));
    assertEquals(List.of("3/2", "4/3"), places(guilty));
    assertEquals(List.of("5/4"), places(behind));
    assertEquals(List.of("6/5"), places(second));
    assertEquals(3, guilty.join().uptoSeq());
    ServerFrame.Reject reject = guilty.join().rejected().getFirst();
    assertEquals(poison.id(), reject.eventId());
    assertEquals("not-storable", reject.code());
    assertEquals(List.of("a", "c", "d", "e", "f"), notesOf(MARY));
    assertEquals(Optional.empty(), ChainCheck.check(test.database).broken());
    assertEquals(6, commits.get());
    assertEquals(
        List.of(poison),
        test.log.read(handle -> RejectedEvents.open(handle, 9)).stream()
            .map(RejectedEvents.Rejected::whole)
            .toList());
    assertEquals(List.of(reject), push(south, poison).join().rejected());
  }

  @Test
  void aStoreThatTakesNothingAnyMoreIsNotTheFaultOfTheEvents() {
    queued.countDown();
    for (int seq = 1; seq <= 3; seq++) {
      assertEquals(1, push(south, note(south, seq, MARY, "poison")).join().rejected().size());
    }
    var fourth = push(south, note(south, 4, MARY, "poison"));

    CompletionException failure = assertThrows(CompletionException.class, fourth::join);
    assertInstanceOf(StorageException.class, failure.getCause());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertFalse(cause.getMessage().contains("agent"), "what people wrote is in no error");
    }
    assertEquals(3, test.log.hwm(south));
    assertEquals(List.of("1/1"), places(push(north, note(north, 1, MARY, "a"))));
    assertEquals(1, push(south, note(south, 4, MARY, "poison")).join().rejected().size());
  }

  @Test
  void moreEventsThanFitIntoOneStatementAreAllStored() {
    List<CompletableFuture<PushOutcome>> pushes = new ArrayList<>();
    for (int seq = 1; seq <= 700; seq++) {
      pushes.add(push(north, note(north, seq, new CitizenId(UUID.randomUUID()), "n" + seq)));
    }
    queued.countDown();
    pushes.forEach(CompletableFuture::join);

    assertEquals(700, test.log.hwm(north));
    assertEquals(700, ChainCheck.check(test.database).whole());
    assertEquals(Optional.empty(), ChainCheck.check(test.database).broken());
  }

  @Test
  void aWriteOfTheServersOwnContinuesWhatWasPushedInTheSameTransaction() {
    var pushed = push(north, note(north, 1, MARY, "a"));
    var own =
        test.log.write(
            tx -> tx.append(new Event.Subject(MARY, null), new NoteFact.Written("server", "b")));
    queued.countDown();

    assertEquals(List.of("1/1"), places(pushed));
    assertEquals("2/2", place(own.join().place()));
    assertEquals(2, test.page(Set.of(Topic.citizen(MARY))).events().size());
  }

  private CompletableFuture<PushOutcome> push(ClientFrame.Device from, Event... events) {
    return test.log.push(from, "ann", List.of(events));
  }

  private static Event note(ClientFrame.Device from, long seq, CitizenId citizen, String text) {
    return new Event(
        new EventId(UUID.randomUUID()),
        new Event.Origin(from.id(), from.epoch(), seq, "s"),
        new Event.Subject(citizen, null),
        seq,
        Instant.EPOCH,
        FactCodec.encode(new NoteFact.Written("ann", text)));
  }

  private static List<String> places(CompletableFuture<PushOutcome> push) {
    return push.join().placed().stream()
        .map(ServerFrame.Placed::place)
        .map(LogGroupTest::place)
        .toList();
  }

  private static String place(PlacedEvent.Place place) {
    return place.pos() + "/" + place.citizenSeq();
  }

  private List<String> notesOf(CitizenId citizen) {
    return test.page(Set.of(Topic.citizen(citizen))).events().stream()
        .map(placed -> FactCodec.decode(placed.event().content()))
        .map(fact -> ((NoteFact.Written) fact).text())
        .toList();
  }
}
