// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.testing.TestClock;
import org.citizendesk.server.testing.TestStore;
import org.citizendesk.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SqliteEventLogTest {
  private static final ClientFrame.Device DESKTOP =
      new ClientFrame.Device(new DeviceId(UUID.randomUUID()), 7);
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());
  private static final CitizenId JOHN = new CitizenId(UUID.randomUUID());

  private final TestClock clock = new TestClock();
  private final Uuids uuids = new Uuids(clock, new Random(1));
  @TempDir Path folder;
  private Store database;
  private EventLog log;

  @BeforeEach
  void open() {
    database = TestStore.open(folder);
    // Notes that say "bad" are refused; notes that say "boom" break a projection.
    PushRule noBadNotes =
        (handle, user, event, fact) ->
            text(fact).equals("bad")
                ? Optional.of(new PushRule.Refusal("bad-note", "no bad notes"))
                : Optional.empty();
    Projection countsNotes =
        (tx, event, fact) -> {
          tx.handle()
              .execute(
                  "insert into meta (k, v) values ('notes', '1')"
                      + " on conflict (k) do update set v = cast(cast(meta.v as integer) + 1 as text)");
          if (text(fact).equals("boom")) {
            throw new IllegalStateException("boom");
          }
        };
    TopicRule toAuthor =
        (handle, event, fact) ->
            fact instanceof NoteFact.Written note ? Set.of(Topic.agent(note.agent())) : Set.of();
    log =
        new SqliteEventLog(
            database,
            new LogRules(List.of(countsNotes), List.of(noBadNotes), List.of(toAuthor)),
            clock,
            uuids);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void positionsAreDenseAndEachCitizenCountsForHerself() {
    PushOutcome outcome = push(note(1, MARY, "a"), note(2, JOHN, "b"), note(3, MARY, "c"));

    assertEquals(List.of(1L, 2L, 3L), places(outcome, PlacedEvent.Place::pos));
    assertEquals(List.of(1L, 1L, 2L), places(outcome, PlacedEvent.Place::citizenSeq));
    assertEquals(3, outcome.uptoSeq());
  }

  @Test
  void pushingTwiceStoresOnceAndAnswersTheSame() {
    Event first = note(1, MARY, "a");
    Event second = note(2, MARY, "b");
    PushOutcome before = push(first, second);

    PushOutcome again = push(first, second, note(3, MARY, "c"));

    assertEquals(before.placed(), again.placed().subList(0, 2));
    assertEquals(3, log.heads().getFirst().pos());
    assertEquals("3", notes());
  }

  @Test
  void aGapIsRefusedAndNothingOfThePushIsStored() {
    PushException failure = pushFails(note(1, MARY, "a"), note(3, MARY, "c"));

    assertEquals(CloseCode.BAD_FRAME, failure.closeCode());
    assertEquals("push starts at 3, expected 2", failure.getMessage());
    assertEquals(0, log.heads().getFirst().pos());
    assertEquals(0, log.hwm(DESKTOP));
  }

  @Test
  void anotherEventUnderAKnownNumberIsAFork() {
    push(note(1, MARY, "a"));

    assertEquals(CloseCode.FORK, pushFails(note(1, MARY, "a")).closeCode());
  }

  @Test
  void eventsOfAnotherDeviceAreRefused() {
    ClientFrame.Device other = new ClientFrame.Device(DESKTOP.id(), 8);
    CompletionException failure =
        assertThrows(
            CompletionException.class,
            () -> log.push(other, "ann", List.of(note(1, MARY, "a"))).join());

    assertInstanceOf(PushException.class, failure.getCause());
  }

  @Test
  void aRejectedEventIsKeptAndTheQueueGoesOn() {
    Event bad = note(2, MARY, "bad");
    PushOutcome outcome = push(note(1, MARY, "a"), bad, note(3, MARY, "c"));

    assertEquals(3, outcome.uptoSeq());
    assertEquals(3, log.hwm(DESKTOP));
    assertEquals("bad-note", outcome.rejected().getFirst().code());
    assertEquals(outcome.rejected(), push(bad).rejected(), "asked again");
    int kept =
        log.read(h -> h.createQuery("select count(*) from rejected").mapTo(Integer.class).one());
    assertEquals(1, kept);
  }

  @Test
  void anotherEventUnderTheNumberOfARejectedOneIsAForkToo() {
    push(note(1, MARY, "bad"));

    assertEquals(CloseCode.FORK, pushFails(note(1, MARY, "good")).closeCode());
  }

  @Test
  void aPayloadThatIsNotOfItsKindIsRejected() {
    Event broken =
        new Event(
            new EventId(UUID.randomUUID()),
            new Event.Origin(DESKTOP.id(), DESKTOP.epoch(), 1, "s"),
            new Event.Subject(MARY, null),
            1,
            Instant.EPOCH,
            new Event.Content("note.written", 1, "{}"));

    assertEquals("bad-payload", push(broken).rejected().getFirst().code());
  }

  @Test
  void aTwinUnderANewEpochKeepsItsPlace() {
    Event original = note(1, MARY, "a");
    push(original);
    ClientFrame.Device healed = new ClientFrame.Device(DESKTOP.id(), 8);
    Event twin =
        new Event(
            original.id(),
            new Event.Origin(DESKTOP.id(), 8, 1, "s"),
            original.subject(),
            original.hlc(),
            original.occurredAt(),
            original.content());

    PushOutcome outcome = log.push(healed, "ann", List.of(twin)).join();

    assertEquals(1, outcome.placed().getFirst().place().pos());
    assertEquals(1, log.hwm(healed));
    assertEquals(1, log.heads().getFirst().pos());
  }

  @Test
  void whatAProjectionCannotTakeUndoesTheWholeWrite() {
    push(note(1, MARY, "a"));

    assertThrows(CompletionException.class, () -> push(note(2, MARY, "boom")));

    assertEquals(1, log.heads().getFirst().pos());
    assertEquals(1, log.hwm(DESKTOP));
    assertEquals("1", notes());
  }

  @Test
  void aProjectionSeesEachEventBeforeTheNextIsJudged() {
    String seen =
        log.write(
                tx -> {
                  tx.append(new Event.Subject(MARY, null), new NoteFact.Written("s", "a"));
                  return tx.handle()
                      .createQuery("select v from meta where k = 'notes'")
                      .mapTo(String.class)
                      .one();
                })
            .join();

    assertEquals("1", seen);
  }

  @Test
  void theChainChangesWithEachEvent() {
    String empty = chain();
    push(note(1, MARY, "a"));
    String one = chain();
    push(note(2, MARY, "a"));

    assertNotEquals(empty, one);
    assertNotEquals(one, chain());
  }

  @Test
  void aPageHoldsOnlyWhatTheTopicsCoverAndSaysHowFarItReaches() {
    push(note(1, MARY, "a"), note(2, JOHN, "b"), note(3, MARY, "c"), note(4, JOHN, "d"));

    LogPage page = log.page(0, 1, 2, Set.of(Topic.citizen(MARY)));
    LogPage ofAuthor = log.page(0, 0, 10, Set.of(Topic.agent("ann")));

    assertEquals(1, page.from());
    assertEquals(4, page.to());
    assertFalse(page.more());
    assertEquals(List.of(3L), positions(page));
    assertEquals(4, ofAuthor.events().size());
    assertEquals(
        new LogPage(log.epoch(), 0, 4, false, List.of(), page.proof()),
        log.page(0, 0, 9, Set.of()));
  }

  @Test
  void aPageReachesAsFarAsItsEventsDoHoweverFarApartTheyAre() {
    push(note(1, MARY, "a"));
    for (int seq = 2; seq <= 200; seq++) {
      push(note(seq, JOHN, "b"));
    }
    push(note(201, MARY, "c"), note(202, MARY, "d"));

    LogPage two = log.page(0, 0, 2, Set.of(Topic.citizen(MARY)));
    LogPage rest = log.page(0, two.to(), 2, Set.of(Topic.citizen(MARY)));

    assertEquals(List.of(1L, 201L), positions(two));
    assertEquals(201, two.to());
    assertTrue(two.more());
    assertEquals(List.of(202L), positions(rest));
    assertFalse(rest.more());
  }

  private static List<Long> positions(LogPage page) {
    return page.events().stream().map(event -> event.place().pos()).toList();
  }

  @Test
  void aPageOfHeavyEventsIsCutAndGoesOnWhereItWasCut() {
    String heavy = "x".repeat(9000);
    for (int seq = 1; seq <= 60; seq++) {
      push(note(seq, MARY, heavy));
    }

    List<Long> read = new ArrayList<>();
    long at = 0;
    LogPage page;
    do {
      page = log.page(0, at, 1000, Set.of(Topic.citizen(MARY)));
      page.events().forEach(event -> read.add(event.place().pos()));
      assertEquals(at, page.from());
      assertTrue(page.events().size() < 60, "the page was not cut");
      at = page.to();
    } while (page.more());

    assertEquals(java.util.stream.LongStream.rangeClosed(1, 60).boxed().toList(), read);
  }

  @Test
  void historyGivesTheNewestBeforeAPoint() {
    push(note(1, MARY, "a"), note(2, JOHN, "b"), note(3, MARY, "c"), note(4, MARY, "d"));

    List<PlacedEvent> history = log.history(MARY, 3, 1).events();

    assertEquals(List.of(2L), history.stream().map(e -> e.place().citizenSeq()).toList());
    assertEquals(3, log.history(MARY, Long.MAX_VALUE, 10).events().size());
  }

  @Test
  void whatADesktopFetchedFromAnotherLogIsReadAgain() {
    push(note(1, MARY, "a"), note(2, JOHN, "b"), note(3, MARY, "c"));
    String proof = log.history(MARY, Long.MAX_VALUE, 10).proof();
    assertNotNull(proof);

    assertEquals(List.of(), rereadWith(new ClientFrame.Cursor(0, 3, proof)));
    assertEquals(List.of(0), rereadWith(new ClientFrame.Cursor(0, 2, proof)));
    assertEquals(List.of(0), rereadWith(new ClientFrame.Cursor(0, 4, proof)));
    assertNull(log.history(MARY, 1, 10).proof());
  }

  @Test
  void anAnswerProvesTheLastPlaceThatItNames() {
    Event first = note(1, MARY, "a");
    Event second = note(2, JOHN, "b");

    PushOutcome stored = push(first, second);
    PushOutcome again = push(first);

    assertEquals(List.of(proven(2)), stored.newest());
    assertEquals(List.of(proven(1)), again.newest());
  }

  private ClientFrame.Cursor proven(int pos) {
    return new ClientFrame.Cursor(
        0, pos, log.page(0, pos - 1, 1, Set.of(Topic.agent("ann"))).proof());
  }

  private List<Integer> rereadWith(ClientFrame.Cursor fetched) {
    String proof = log.page(0, 0, 1, Set.of()).proof();
    return log.standing(
            new ClientFrame.Hello(
                "token",
                DESKTOP,
                0,
                0,
                log.epoch(),
                List.of(new ClientFrame.Cursor(0, 3, proof)),
                new ClientFrame.Sub(1, List.of()),
                "test",
                Instant.EPOCH,
                ClientFrame.SCHEMA,
                List.of(fetched)))
        .reread();
  }

  @Test
  void listenersHearOfEachCommitInOrderAndOnlyAfterIt() {
    List<String> heard = new ArrayList<>();
    log.listen(
        entries -> {
          long head = log.heads().getFirst().pos();
          entries.forEach(e -> heard.add(e.placed().place().pos() + " of " + head));
        });

    push(note(1, MARY, "a"), note(2, MARY, "b"));
    push(note(3, MARY, "c"));

    assertEquals(List.of("1 of 2", "2 of 2", "3 of 3"), heard);
  }

  @Test
  void everythingIsThereAfterReopening() {
    Event event = note(1, MARY, "a");
    push(event);
    String epoch = log.epoch();
    String chain = chain();
    close();

    open();

    assertEquals(epoch, log.epoch());
    assertEquals(chain, chain());
    assertEquals(1, log.hwm(DESKTOP));
    assertEquals(event, log.find(event.id()).orElseThrow().event());
    push(note(2, MARY, "b"));
    assertEquals(2, log.heads().getFirst().pos());
  }

  @Test
  void theServersOwnEventsHaveTheirOwnDenseSequence() {
    for (int i = 0; i < 2; i++) {
      log.write(tx -> tx.append(new Event.Subject(MARY, null), new NoteFact.Written("server", "x")))
          .join();
    }

    List<Event.Origin> origins =
        log.history(MARY, Long.MAX_VALUE, 10).events().stream()
            .map(e -> e.event().origin())
            .toList();
    assertEquals(List.of(1L, 2L), origins.stream().map(Event.Origin::seq).toList());
    assertEquals(origins.getFirst().device(), origins.getLast().device());
  }

  private PushOutcome push(Event... events) {
    return log.push(DESKTOP, "ann", List.of(events)).join();
  }

  private PushException pushFails(Event... events) {
    CompletionException failure = assertThrows(CompletionException.class, () -> push(events));
    return assertInstanceOf(PushException.class, failure.getCause());
  }

  private static Event note(long seq, CitizenId citizen, String text) {
    return new Event(
        new EventId(UUID.randomUUID()),
        new Event.Origin(DESKTOP.id(), DESKTOP.epoch(), seq, "s"),
        new Event.Subject(citizen, null),
        seq,
        Instant.EPOCH,
        FactCodec.encode(new NoteFact.Written("ann", text)));
  }

  private static String text(org.citizendesk.protocol.fact.Fact fact) {
    return fact instanceof NoteFact.Written note ? note.text() : "";
  }

  private static List<Long> places(
      PushOutcome outcome, java.util.function.Function<PlacedEvent.Place, Long> number) {
    return outcome.placed().stream().map(placed -> number.apply(placed.place())).toList();
  }

  private String notes() {
    return log.read(
        handle ->
            handle.createQuery("select v from meta where k = 'notes'").mapTo(String.class).one());
  }

  private String chain() {
    return log.read(
        handle ->
            HexFormat.of()
                .formatHex(handle.createQuery("select chain from part").mapTo(byte[].class).one()));
  }
}
