// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.desktop.citizen.LocalCitizens;
import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.desktop.timeline.LocalTimeline;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.citizendesk.desktop.desk.DeskBench.TOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes when it is old, and what stays. */
class UpkeepTest {
  private static final Duration KEEP = Duration.ofDays(30);

  @TempDir Path folder;
  private DeskBench desk;
  private Upkeep upkeep;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    upkeep = new Upkeep(desk.store, () -> true);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void whatIsConfirmedAndOldGoesOutOfTheOutboxAndStaysInTheTimeline() {
    note("old");
    confirmAll();
    days(31);
    note("new");
    confirmAll();

    assertEquals(1, prune());
    assertEquals(List.of(2L), outbox());
    assertEquals(List.of("old", "new"), notes(ELENA));
  }

  @Test
  void whatWasAcceptedLatelyStaysHoweverOldItIs() {
    note("written long ago");
    days(40);
    confirmAll();
    note("newest");
    days(29);

    assertEquals(0, prune());
  }

  @Test
  void whatWaitsOrWasRefusedOrWasNotSeenInTheLogStays() {
    EventId refused = note("refused");
    desk.sync.rejected(new ServerFrame.Reject(1, refused, "no", "not yours"));
    note("accepted, and not read back");
    desk.acceptAll();
    note("waits");
    days(400);

    assertEquals(0, prune());
    desk.store.mark(handle -> Events.dismiss(handle, refused), nothing()).join();
    assertEquals(1, prune(), "what its author has dismissed is dealt with");
    assertEquals(List.of(2L, 3L), outbox());
  }

  @Test
  void whatTheLogWasReadPastGoesThoughItsCitizenIsNotFollowed() {
    note("one");
    desk.acceptAll();
    desk.arrive(TOM, null, new NoteFact.Written("bob", "behind it"));
    note("two");
    days(31);

    assertEquals(1, prune());
  }

  @Test
  void theLastRowStaysSoThatNumbersAndClockGoOnFromIt() {
    note("only");
    confirmAll();
    days(31);

    assertEquals(0, prune());
  }

  @Test
  void aServerThatLacksWhatWentIsMetUnderANewEpochAndOfferedAllThatIsStillHere() {
    note("lost at the server, gone out of the outbox, still in the timeline");
    confirmAll();
    days(31);
    note("still in the outbox");
    confirmAll();
    note("waits");
    prune();
    ClientFrame.Device before = desk.sync.standing().device();

    assertEquals(SyncStore.Welcomed.OUTLIVED, welcomed("log", 0));

    ClientFrame.Device after = desk.sync.standing().device();
    assertEquals(before.id(), after.id());
    assertNotEquals(before.epoch(), after.epoch());
    List<Event> offered = desk.sync.toPush(0, 0, 64);
    assertEquals(List.of(1L, 2L, 3L), offered.stream().map(event -> event.origin().seq()).toList());
    assertEquals(
        List.of(
            "lost at the server, gone out of the outbox, still in the timeline",
            "still in the outbox",
            "waits"),
        offered.stream()
            .map(event -> ((NoteFact.Written) Events.fact(event.content())).text())
            .toList());
    StoreNotice notice = desk.store.read(StoreNotice::all).getFirst();
    assertEquals(StoreNotice.Kind.OUTLIVED, notice.kind());
    assertEquals(3, notice.saved());
    assertEquals(0, notice.lost());
    assertEquals(SyncStore.Welcomed.CONTINUED, welcomed("log", 0), "it is settled");
    assertEquals(1, desk.store.read(StoreNotice::all).size());
  }

  @Test
  void whatIsNowhereHereAnyMoreIsCountedAndTheRestIsOffered() {
    note("gone");
    confirmAll();
    days(31);
    note("here", TOM);
    prune();
    trim(Set.of());

    assertEquals(SyncStore.Welcomed.OUTLIVED, welcomed("another log", 0));
    StoreNotice notice = desk.store.read(StoreNotice::all).getFirst();
    assertEquals(1, notice.saved());
    assertEquals(1, notice.lost());
    assertEquals(1, desk.sync.toPush(0, 0, 64).size());
  }

  @Test
  void aServerThatHasAllThatWentIsMetAsEver() {
    note("old");
    confirmAll();
    days(31);
    note("new");
    prune();

    assertEquals(SyncStore.Welcomed.CONTINUED, welcomed("log", 1));
    assertEquals(
        List.of(2L), desk.sync.toPush(0, 1, 64).stream().map(e -> e.origin().seq()).toList());
  }

  @Test
  void anUntouchedTimelineGoesAndItsCitizenIsStillFound() {
    described(ELENA, "Elena Ruiz");
    desk.arrive(ELENA, new ContactId(Uuids.named("contact", "old")), opened());
    days(31);
    described(TOM, "Tom Reed");

    assertEquals(2, trim(Set.of()));

    Timeline.Page page = page(ELENA);
    assertTrue(page.entries().isEmpty(), "nothing, rather than a half");
    assertTrue(page.moreElsewhere(), "and it says that the server has more");
    assertEquals(1, new LocalCitizens(desk.store).find("elena", 10).size());
    assertEquals(0, count("contact"));
    assertEquals(1, page(TOM).entries().size());
  }

  @Test
  void whatWasTrimmedComesBackWhole() {
    List<PlacedEvent> events = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      events.add(desk.place(ELENA, null, new NoteFact.Written("bob", "note " + i)));
      desk.arrive(events.getLast());
    }
    desk.sync.keep(new ServerFrame.History(ELENA, Long.MAX_VALUE, events, false));
    days(31);
    assertEquals(250, trim(Set.of()));
    assertTrue(page(ELENA).moreElsewhere());

    desk.sync.keep(new ServerFrame.History(ELENA, Long.MAX_VALUE, events.subList(50, 250), true));
    assertTrue(page(ELENA).moreElsewhere());
    desk.sync.keep(new ServerFrame.History(ELENA, 51, events.subList(0, 50), false));

    assertEquals(250, page(ELENA).entries().size());
    assertFalse(page(ELENA).moreElsewhere());
  }

  @Test
  void whoIsFollowedOpenedInHandOrWrittenAboutStays() {
    ContactId contact = new ContactId(Uuids.named("contact", "in hand"));
    CitizenId inHand = citizen("in hand");
    CitizenId wasOpened = citizen("opened");
    CitizenId waiting = citizen("waiting");
    desk.arrive(inHand, contact, opened());
    desk.arrive(inHand, contact, new ContactFact.Accepted("ana"));
    desk.arrive(wasOpened, null, new NoteFact.Written("bob", "note"));
    desk.arrive(ELENA, null, new NoteFact.Written("bob", "note"));
    desk.arrive(waiting, null, new NoteFact.Written("bob", "note"));
    days(31);
    note("not sent yet", waiting);
    upkeep.opened(wasOpened);

    assertEquals(0, trim(Set.of(ELENA)));
    days(31);
    assertEquals(1, trim(Set.of(ELENA)), "who was opened long ago goes too");
  }

  @Test
  void theNewestStatesOfAgentsStayAndOlderOnesGo() {
    CitizenId agent = citizen("agent");
    for (int i = 0; i < 130; i++) {
      desk.arrive(agent, null, state());
    }
    days(31);

    assertEquals(30, trim(Set.of()));
    assertEquals(0, trim(Set.of()));
  }

  @Test
  void aYearAfterTheTimelineTheCardGoesUnlessTheCitizenCameBack() {
    described(ELENA, "Elena Ruiz");
    described(TOM, "Tom Reed");
    days(31);
    trim(Set.of());
    days(300);
    described(TOM, "Tom Reed");
    days(66);
    trim(Set.of(TOM));

    assertEquals(List.of(), new LocalCitizens(desk.store).find("elena", 10));
    assertEquals(1, new LocalCitizens(desk.store).find("tom", 10).size());
  }

  @Test
  void theFileBecomesSmaller() {
    List<PlacedEvent> many = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      many.add(desk.place(ELENA, null, new NoteFact.Written("bob", "word ".repeat(50) + i)));
    }
    desk.sync.apply(new SyncStore.Range(0, 0, 1500, many));
    days(31);
    long pages = pragma("page_count");
    trim(Set.of());
    upkeep.shrink();

    long left = pragma("page_count");
    assertTrue(left < pages / 2, left + " of " + pages + " pages");
    assertEquals(0L, pragma("freelist_count"));
  }

  private long pragma(String name) {
    return desk.store.read(handle -> handle.createQuery("pragma " + name).mapTo(Long.class).one());
  }

  private SyncStore.Welcomed welcomed(String log, long hwm) {
    return desk.sync.welcomed(log, hwm, List.of(new ServerFrame.Head(0, desk.cursor())), List.of());
  }

  private int prune() {
    return upkeep.prune(before());
  }

  private int trim(Set<CitizenId> needed) {
    return upkeep.trim(before(), () -> needed);
  }

  private Instant before() {
    return desk.clock.instant().minus(KEEP);
  }

  private void days(long days) {
    desk.clock.pass(Duration.ofDays(days));
  }

  private EventId note(String text) {
    return note(text, ELENA);
  }

  private EventId note(String text, CitizenId citizen) {
    return desk.store
        .write(new Event.Subject(citizen, null), new NoteFact.Written("ana", text))
        .join();
  }

  /** The server takes everything that waits, and it is read back. */
  private void confirmAll() {
    desk.sync.unsettled(0, 1000).forEach(event -> desk.arrive(desk.place(event)));
  }

  private void described(CitizenId citizen, String name) {
    desk.arrive(citizen, null, new CitizenFact.Described(name, "en"));
  }

  private static CitizenId citizen(String name) {
    return new CitizenId(Uuids.named("citizen", name));
  }

  private static ContactFact.Opened opened() {
    return new ContactFact.Opened(
        Channel.CHAT, ContactFact.Direction.INBOUND, "benefits", "", "someone");
  }

  private static AgentFact.StateChanged state() {
    return new AgentFact.StateChanged("ana", AgentFact.State.READY, "", AgentFact.Cause.AGENT);
  }

  private List<Long> outbox() {
    return desk.store.read(
        handle -> handle.createQuery("select seq from outbox order by n").mapTo(Long.class).list());
  }

  private long count(String table) {
    return desk.store.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private List<String> notes(CitizenId citizen) {
    return page(citizen).entries().stream()
        .map(entry -> ((NoteFact.Written) entry.fact()).text())
        .toList();
  }

  private Timeline.Page page(CitizenId citizen) {
    return new LocalTimeline(desk.store, new Nobody()).page(citizen, Timeline.NEWEST, 1000);
  }

  private static Change nothing() {
    return new Change(Set.of(), Set.of(), Set.of(), false);
  }

  private static final class Nobody implements LocalTimeline.Elsewhere {
    @Override
    public void opened(CitizenId citizen) {}

    @Override
    public void fetch(CitizenId citizen, long before) {}
  }
}
