// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocalTimelineTest {
  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();
  private DeskBench desk;
  private LocalTimeline timeline;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    timeline =
        new LocalTimeline(
            desk.store,
            new LocalTimeline.Elsewhere() {
              @Override
              public void opened(CitizenId citizen) {
                asked.add("opened");
              }

              @Override
              public void fetch(CitizenId citizen, long before) {
                asked.add("before " + before);
              }
            });
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void showsWhatWasConfirmedThenWhatIsNotYet() {
    write("mine");
    desk.arrive(ELENA, null, note("theirs"));

    assertEquals(List.of("theirs ACCEPTED", "mine SAVED_HERE"), shown(newest(10)));
  }

  @Test
  void anEntryGoesFromSavedHereToSentToAccepted() {
    write("mine");
    assertEquals(List.of("mine SAVED_HERE"), shown(newest(10)));
    desk.sync.sending(1);
    assertEquals(List.of("mine SENT"), shown(newest(10)));
    desk.acceptAll();
    desk.sync.sending(0);

    assertEquals(List.of("mine ACCEPTED"), shown(newest(10)));
  }

  @Test
  void watchersHearOfSendingAndOfItsEnd() {
    write("mine");
    List<CitizenId> heard = new ArrayList<>();
    timeline.watch(heard::add);
    desk.sync.sending(1);
    desk.sync.sending(0);

    assertEquals(List.of(ELENA, ELENA), heard);
  }

  @Test
  void aRefusedEntryStaysWithItsReason() {
    write("mine");
    Event event = desk.sync.unsettled(0, 1).getFirst();
    desk.sync.rejected(new ServerFrame.Reject(1, event.id(), "no", "It is too old."));

    TimelineEntry entry = newest(10).entries().getFirst();
    assertEquals(Delivery.REJECTED, entry.delivery());
    assertEquals("It is too old.", entry.reason());
  }

  @Test
  void pagesBackThroughWhatIsHere() {
    for (int i = 1; i <= 5; i++) {
      desk.arrive(ELENA, null, note("n" + i));
    }
    Timeline.Page newest = newest(2);
    assertEquals(List.of("n4 ACCEPTED", "n5 ACCEPTED"), shown(newest));
    assertTrue(newest.moreHere());

    Timeline.Page oldest = timeline.page(ELENA, 3, 2);
    assertEquals(List.of("n1 ACCEPTED", "n2 ACCEPTED"), shown(oldest));
    assertFalse(oldest.moreHere());
    assertFalse(oldest.moreElsewhere());
  }

  @Test
  void knowsThatOlderEntriesAreElsewhereAndAsksForThemFromTheFirstGap() {
    desk.place(ELENA, null, note("not here"));
    desk.arrive(ELENA, null, note("here"));
    assertTrue(newest(10).moreElsewhere());
    timeline.fetchOlder(ELENA);

    assertEquals(List.of("opened", "before 2"), asked);
  }

  @Test
  void afterTheBeginningCameNothingMoreIsAskedFor() {
    PlacedEvent old = desk.place(ELENA, null, note("old"));
    desk.arrive(ELENA, null, note("here"));
    desk.sync.keep(new ServerFrame.History(ELENA, 2, List.of(old), false));
    timeline.fetchOlder(ELENA);

    assertFalse(newest(10).moreElsewhere());
    assertEquals(List.of("opened"), asked);
  }

  @Test
  void aCitizenOfWhomTheServerKnowsNothingIsWholeOnceItSaidSo() {
    write("mine");
    assertTrue(newest(10).moreElsewhere());
    desk.sync.keep(new ServerFrame.History(ELENA, Long.MAX_VALUE, List.of(), false));

    assertFalse(newest(10).moreElsewhere());
  }

  private void write(String text) {
    desk.store.write(new Event.Subject(ELENA, null), note(text)).join();
  }

  private static NoteFact.Written note(String text) {
    return new NoteFact.Written("ana", text);
  }

  private Timeline.Page newest(int limit) {
    return timeline.page(ELENA, Timeline.NEWEST, limit);
  }

  private static List<String> shown(Timeline.Page page) {
    return page.entries().stream()
        .map(entry -> ((NoteFact.Written) entry.fact()).text() + " " + entry.delivery())
        .toList();
  }
}
