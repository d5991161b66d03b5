// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.citizendesk.store.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.citizendesk.desktop.desk.DeskBench.TOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocalStoreTest {
  private static final List<String> DERIVED = List.of("citizen", "citizen_identifier", "contact");

  @TempDir Path folder;
  private DeskBench desk;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void numbersWhatIsWrittenWithoutAGap() {
    for (int i = 0; i < 5; i++) {
      note(ELENA, "note " + i);
    }

    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), seqs());
  }

  @Test
  void aWriteThatFailsTakesNoNumberAndLeavesNothing() {
    note(ELENA, "one");
    assertThrows(
        CompletionException.class,
        () ->
            desk.store
                .submit(
                    tx -> {
                      tx.write(about(ELENA), new NoteFact.Written("ana", "half"));
                      throw new IllegalStateException("changed my mind");
                    })
                .join());
    note(ELENA, "two");

    assertEquals(List.of(1L, 2L), seqs());
    assertEquals(2, desk.store.read(h -> Events.unplaced(h, ELENA)).size());
  }

  @Test
  void numbersGoOnAfterARestart() {
    note(ELENA, "one");
    ClientFrame.Device before = desk.sync.standing().device();
    desk.close();
    open();
    note(ELENA, "two");

    assertEquals(List.of(1L, 2L), seqs());
    assertEquals(before, desk.sync.standing().device());
  }

  @Test
  void tellsWatchersAfterTheCommit() {
    List<Integer> seen = new ArrayList<>();
    desk.store.watch(change -> seen.add(desk.store.read(h -> Events.unplaced(h, ELENA)).size()));
    note(ELENA, "one");

    assertEquals(List.of(1), seen);
  }

  @Test
  void aWatcherThatFailsDoesNotKeepOthersFromHearing() {
    List<Change> seen = new ArrayList<>();
    desk.store.watch(
        change -> {
          throw new IllegalStateException("bad watcher");
        });
    desk.store.watch(seen::add);
    note(ELENA, "one");

    assertEquals(1, seen.size());
    assertTrue(seen.getFirst().written());
  }

  @Test
  void aRangeIsAppliedOnlyAtTheCursor() {
    PlacedEvent first = desk.place(ELENA, null, new NoteFact.Written("bob", "1"));
    PlacedEvent second = desk.place(ELENA, null, new NoteFact.Written("bob", "2"));

    SyncStore.Applied gap = desk.sync.apply(new SyncStore.Range(0, 1, 2, List.of(second)));
    assertEquals(new SyncStore.Applied(SyncStore.Applied.Kind.GAP, 0), gap);
    assertEquals(0, desk.store.read(h -> Events.placed(h, ELENA, 99, 99)).size());

    SyncStore.Applied done = desk.sync.apply(new SyncStore.Range(0, 0, 2, List.of(first, second)));
    assertEquals(new SyncStore.Applied(SyncStore.Applied.Kind.DONE, 2), done);
    assertEquals(2, desk.store.read(h -> Events.placed(h, ELENA, 99, 99)).size());
  }

  @Test
  void theCursorMovesOnlyTogetherWithTheEvents() {
    PlacedEvent good = desk.place(ELENA, null, new NoteFact.Written("bob", "1"));
    desk.store
        .submit(
            tx ->
                tx.handle()
                    .execute(
                        "create trigger full before insert on event when new.pos = 2"
                            + " begin select raise(abort, 'disk full'); end"))
        .join();
    PlacedEvent bad = desk.place(ELENA, null, new NoteFact.Written("bob", "2"));

    assertThrows(
        RuntimeException.class,
        () -> desk.sync.apply(new SyncStore.Range(0, 0, 2, List.of(good, bad))));

    assertEquals(0, desk.cursor());
    assertEquals(0, desk.store.read(h -> Events.placed(h, ELENA, 99, 99)).size());
  }

  @Test
  void twoEventsInOnePlaceAreAContradiction() {
    desk.arrive(ELENA, null, new NoteFact.Written("bob", "1"));
    PlacedEvent second = desk.place(TOM, null, new NoteFact.Written("bob", "2"));
    PlacedEvent wrong =
        new PlacedEvent(second.event(), new PlacedEvent.Place(0, 2, 1), second.receivedAt());
    desk.arrive(wrong);
    PlacedEvent twice =
        new PlacedEvent(second.event(), new PlacedEvent.Place(0, 3, 2), second.receivedAt());

    SyncStore.Applied applied = desk.sync.apply(new SyncStore.Range(0, 2, 3, List.of(twice)));

    assertEquals(SyncStore.Applied.Kind.CONTRADICTION, applied.kind());
    assertEquals(2, desk.cursor());
  }

  @Test
  void anOwnEventThatComesBackIsThereOnce() {
    EventId id = note(ELENA, "one");
    Event own = desk.sync.unsettled(0, 1).getFirst();
    desk.arrive(desk.place(own));

    List<StoredEvent> all = desk.store.read(h -> Events.placed(h, ELENA, 99, 99));
    assertEquals(List.of(id), all.stream().map(StoredEvent::id).toList());
    assertEquals(List.of(), desk.store.read(h -> Events.unplaced(h, ELENA)));
    assertEquals(new SyncStore.Counts(0, 0), desk.sync.counts());
  }

  @Test
  void anAckGivesTheEventItsPlaceBeforeItComesBack() {
    note(ELENA, "one");
    desk.acceptAll();

    StoredEvent event = desk.store.read(h -> Events.placed(h, ELENA, 99, 99)).getFirst();
    assertEquals(1L, event.citizenSeq());
    assertEquals(StoredEvent.Standing.ACCEPTED, event.standing());
    assertEquals(1, desk.sync.standing().settledSeq());
  }

  @Test
  void aRefusedEventIsKeptWithItsReasonAndTheQueueGoesOn() {
    EventId id = note(ELENA, "one");
    note(ELENA, "two");
    desk.sync.rejected(new ServerFrame.Reject(1, id, "no", "It cannot be taken."));
    desk.sync.acked(new ServerFrame.Ack(1, List.of()));

    StoredEvent refused = desk.store.read(h -> Events.unplaced(h, ELENA)).getFirst();
    assertEquals(StoredEvent.Standing.REFUSED, refused.standing());
    assertEquals("It cannot be taken.", refused.reason());
    assertEquals(new SyncStore.Counts(1, 1), desk.sync.counts());
    assertEquals(2, desk.sync.unsettled(0, 9).getFirst().origin().seq());
  }

  @Test
  void whatTheServerLostWaitsAgainAlsoIfItWasConfirmed() {
    note(ELENA, "one");
    note(ELENA, "two");
    Event first = desk.sync.unsettled(0, 2).getFirst();
    desk.arrive(desk.place(first));
    desk.sync.acked(new ServerFrame.Ack(2, List.of()));

    desk.sync.welcomed("log-1", 0, List.of(new ServerFrame.Head(0, 1)), List.of());

    assertEquals(new SyncStore.Counts(2, 0), desk.sync.counts());
    assertEquals(List.of(1L, 2L), seqs());
    assertEquals(2, desk.store.read(h -> Events.unplaced(h, ELENA)).size());
  }

  @Test
  void anotherLogIsForgottenButNothingWrittenHereIs() {
    desk.sync.welcomed("log-1", 0, List.of(new ServerFrame.Head(0, 0)), List.of());
    desk.arrive(ELENA, null, new CitizenFact.Described("Elena Ruiz", "es"));
    note(ELENA, "mine");
    desk.acceptAll();

    SyncStore.Welcomed verdict =
        desk.sync.welcomed("log-2", 0, List.of(new ServerFrame.Head(0, 0)), List.of(0));

    assertEquals(SyncStore.Welcomed.ANOTHER_LOG, verdict);
    assertEquals(0, desk.cursor());
    assertEquals(1, desk.store.read(h -> Events.unplaced(h, ELENA)).size());
    assertEquals(List.of(1L), seqs());
    assertEquals(List.of(), rows("citizen"));
  }

  @Test
  void aLogUnderANewNameKeepsWhatLiesBeforeTheCursorAndOffersTheRestAgain() {
    desk.sync.welcomed("log-1", 0, List.of(new ServerFrame.Head(0, 0)), List.of());
    desk.arrive(ELENA, null, new CitizenFact.Described("Elena Ruiz", "es"));
    note(ELENA, "mine");
    desk.acceptAll();

    SyncStore.Welcomed verdict =
        desk.sync.welcomed("log-2", 1, List.of(new ServerFrame.Head(0, 1)), List.of());

    assertEquals(SyncStore.Welcomed.ANOTHER_LOG, verdict, "history is fetched again");
    assertEquals(1, desk.cursor());
    assertEquals(1, rows("citizen").size());
    assertEquals(List.of(1L), seqs(), "its place may be another one now");
  }

  @Test
  void aLogThatIsShorterThanWhatWasReadIsAnotherLog() {
    desk.sync.welcomed("log-1", 0, List.of(new ServerFrame.Head(0, 0)), List.of());
    desk.arrive(ELENA, null, new NoteFact.Written("bob", "1"));

    assertEquals(
        SyncStore.Welcomed.ANOTHER_LOG,
        desk.sync.welcomed("log-1", 0, List.of(new ServerFrame.Head(0, 0)), List.of()));
  }

  @Test
  void aForkNumbersOnlyWhatIsUnsettledAndKeepsItsIds() {
    note(ELENA, "settled");
    desk.acceptAll();
    EventId id = note(ELENA, "open");
    ClientFrame.Device before = desk.sync.standing().device();
    desk.sync.fork(new ClientFrame.Device(before.id(), before.epoch() + 1));

    Event event = desk.sync.unsettled(0, 9).getFirst();
    assertEquals(id, event.id());
    assertEquals(1, event.origin().seq());
    assertNotEquals(before.epoch(), event.origin().epoch());
    assertEquals(1, desk.sync.unsettled(0, 9).size());
  }

  @Test
  void historyThatComesLateStandsInItsOrder() {
    PlacedEvent old = desk.place(ELENA, null, new CitizenFact.Described("Old Name", ""));
    PlacedEvent fresh = desk.place(ELENA, null, new CitizenFact.Described("New Name", ""));
    desk.sync.apply(new SyncStore.Range(0, 0, 2, List.of(fresh)));
    desk.sync.keep(new ServerFrame.History(ELENA, 2, List.of(old), false));

    assertEquals("New Name", rows("citizen").getFirst().get("name"));
    assertEquals(1, desk.store.read(h -> Events.newestRun(h, ELENA)).lowest());
  }

  @Test
  void tellsHowFarItsHistoryReachesBeyondItsCursorAndOfWhichLog() {
    PlacedEvent old = desk.place(ELENA, null, new CitizenFact.Described("Old Name", ""));
    PlacedEvent fresh = desk.place(ELENA, null, new CitizenFact.Described("New Name", ""));
    assertEquals(List.of(), desk.sync.standing().fetched());

    desk.sync.keep(new ServerFrame.History(ELENA, 9, List.of(old, fresh), false, "upto-2"));
    desk.sync.keep(new ServerFrame.History(ELENA, 2, List.of(old), false, "upto-1"));
    assertEquals(List.of(new ClientFrame.Cursor(0, 2, "upto-2")), desk.sync.standing().fetched());

    desk.sync.apply(new SyncStore.Range(0, 0, 2, List.of(old, fresh), "upto-2"));
    assertEquals(List.of(), desk.sync.standing().fetched());
  }

  @Test
  void anEntryOfAnEarlierEpochIsOfferedAgainIfTheLogNoLongerHasItsPlace() {
    EventId id = note(ELENA, "one");
    desk.sync.acked(
        new ServerFrame.Ack(
            1,
            List.of(new ServerFrame.Placed(1, new PlacedEvent.Place(0, 7, 1))),
            List.of(new ClientFrame.Cursor(0, 7, "upto-7"))));
    desk.sync.fork(new ClientFrame.Device(desk.sync.standing().device().id(), 99));
    assertEquals(List.of(), desk.sync.unsettled(0, 9));
    assertEquals(List.of(new ClientFrame.Cursor(0, 7, "upto-7")), desk.sync.standing().fetched());

    desk.sync.welcomed("log", 0, List.of(new ServerFrame.Head(0, 9)), List.of(0));

    assertEquals(List.of(id), desk.sync.unsettled(0, 9).stream().map(Event::id).toList());
  }

  @Test
  void forgetsHowFarItsHistoryReachesWithTheHistory() {
    PlacedEvent one = desk.place(ELENA, null, new CitizenFact.Described("Elena", ""));
    ServerFrame.History history = new ServerFrame.History(ELENA, 9, List.of(one), false, "upto-1");

    desk.sync.keep(history);
    desk.sync.forgetLog();
    assertEquals(List.of(), desk.sync.standing().fetched());

    desk.sync.welcomed("log", 0, List.of(new ServerFrame.Head(0, 1)), List.of());
    desk.sync.keep(history);
    desk.sync.welcomed("renamed", 0, List.of(new ServerFrame.Head(0, 1)), List.of());
    assertEquals(List.of(), desk.sync.standing().fetched());
  }

  @Test
  void asksForOlderHistoryUntilAnOfferedContactIsComplete() {
    ContactId chat = DeskBench.contact("chat");
    PlacedEvent opened = desk.place(ELENA, chat, opened());
    PlacedEvent said = desk.place(ELENA, chat, said("hello"));
    PlacedEvent offer =
        desk.place(
            ELENA, chat, new ContactFact.Offered("ana", Instant.parse("2026-11-21T12:01:00Z")));
    desk.sync.apply(new SyncStore.Range(0, 0, 3, List.of(offer)));

    OptionalLong next =
        desk.sync.keep(new ServerFrame.History(ELENA, Long.MAX_VALUE, List.of(said, offer), true));
    assertEquals(OptionalLong.of(2), next);
    OptionalLong end = desk.sync.keep(new ServerFrame.History(ELENA, 2, List.of(opened), true));
    assertEquals(OptionalLong.empty(), end);
    assertEquals("2", rows("contact").getFirst().get("version"));
  }

  @Test
  void aHistoryThatBringsNothingNewIsNotAskedForAgain() {
    ContactId chat = DeskBench.contact("chat");
    desk.place(ELENA, chat, opened());
    PlacedEvent offer =
        desk.place(
            ELENA, chat, new ContactFact.Offered("ana", Instant.parse("2026-11-21T12:01:00Z")));
    desk.sync.apply(new SyncStore.Range(0, 0, 2, List.of(offer)));

    assertEquals(
        OptionalLong.empty(), desk.sync.keep(new ServerFrame.History(ELENA, 2, List.of(), true)));
  }

  @Test
  void aBrokenFactInTheLogDoesNotStopWhatComesBehindIt() {
    Event template = desk.place(ELENA, null, new NoteFact.Written("bob", "x")).event();
    Event broken =
        new Event(
            template.id(),
            template.origin(),
            template.subject(),
            template.hlc(),
            template.occurredAt(),
            new Event.Content("note.written", 1, "{\"agent\":7}"));
    desk.sync.apply(
        new SyncStore.Range(
            0,
            0,
            1,
            List.of(
                new PlacedEvent(broken, new PlacedEvent.Place(0, 1, 1), template.occurredAt()))));

    assertInstanceOf(
        UnknownFact.class, desk.store.read(h -> Events.placed(h, ELENA, 99, 99)).getFirst().fact());
  }

  @Test
  void rebuildingGivesTheSameAsLiving() {
    for (long seed = 0; seed < 20; seed++) {
      live(new Random(seed), 30);
      Map<String, List<Map<String, Object>>> lived = derived();
      desk.store.rebuild();

      assertEquals(lived, derived(), "seed " + seed);
    }
    assertTrue(rows("contact").size() > 2 && rows("citizen").size() == 2, "the test does nothing");
  }

  @Test
  void twoProgramsCannotShareOneUsersStore() {
    StorageException refusal =
        assertThrows(StorageException.class, () -> DeskBench.open(folder).close());

    assertTrue(refusal.getMessage().contains("in use"));
  }

  private void live(Random random, int steps) {
    List<PlacedEvent> late = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      CitizenId citizen = random.nextBoolean() ? ELENA : TOM;
      ContactId contact = DeskBench.contact(citizen + "/" + random.nextInt(3));
      Fact fact = fact(random);
      ContactId of = fact instanceof CitizenFact ? null : contact;
      switch (random.nextInt(4)) {
        case 0 -> desk.store.write(new Event.Subject(citizen, of), fact).join();
        case 1 -> desk.arrive(citizen, of, fact);
        case 2 -> {
          PlacedEvent event = desk.place(citizen, of, fact);
          desk.sync.apply(new SyncStore.Range(0, desk.cursor(), event.place().pos(), List.of()));
          late.add(event);
        }
        default -> desk.acceptAll();
      }
    }
    late.reversed()
        .forEach(
            event ->
                desk.sync.keep(
                    new ServerFrame.History(
                        event.event().subject().citizen(), 1, List.of(event), true)));
  }

  private static Fact fact(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new CitizenFact.Described("Name " + random.nextInt(9), "en");
      case 1 ->
          new CitizenFact.IdentifierLinked(
              CitizenFact.IdentifierKind.PHONE, "+1202555010" + random.nextInt(9));
      case 2 -> opened();
      case 3 -> new ContactFact.Offered("ana", Instant.parse("2026-11-21T12:00:30Z"));
      case 4 -> new ContactFact.Accepted("ana");
      case 5 -> new ContactFact.WrappedUp("ana", "answered", "", 1);
      case 6 -> new ChatFact.Ended(ChatFact.Author.CITIZEN);
      default -> said("text " + random.nextInt(100));
    };
  }

  private static ContactFact.Opened opened() {
    return new ContactFact.Opened(
        Channel.CHAT, ContactFact.Direction.INBOUND, "benefits", "", "Elena");
  }

  private static ChatFact.Message said(String text) {
    return new ChatFact.Message(ChatFact.Author.CITIZEN, "Elena", text);
  }

  private EventId note(CitizenId citizen, String text) {
    return desk.store.write(about(citizen), new NoteFact.Written("ana", text)).join();
  }

  private static Event.Subject about(CitizenId citizen) {
    return new Event.Subject(citizen, null);
  }

  private List<Long> seqs() {
    return desk.sync.unsettled(0, 100).stream().map(event -> event.origin().seq()).toList();
  }

  private Map<String, List<Map<String, Object>>> derived() {
    Map<String, List<Map<String, Object>>> all = new TreeMap<>();
    DERIVED.forEach(table -> all.put(table, rows(table)));
    return all;
  }

  private List<Map<String, Object>> rows(String table) {
    return desk
        .store
        .read(
            h -> {
              String key = table.equals("citizen_identifier") ? "citizen, place" : "id";
              return h.createQuery("select * from " + table + " order by " + key).mapToMap().list();
            })
        .stream()
        .map(LocalStoreTest::readable)
        .toList();
  }

  private static Map<String, Object> readable(Map<String, Object> row) {
    Map<String, Object> readable = new TreeMap<>();
    row.forEach(
        (column, value) ->
            readable.put(
                column,
                value instanceof byte[] bytes ? Columns.uuid(bytes) : String.valueOf(value)));
    return readable;
  }
}
