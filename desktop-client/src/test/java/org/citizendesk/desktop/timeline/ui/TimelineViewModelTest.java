// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Older;
import org.citizendesk.desktop.timeline.ui.TimelineViewModel.Content;
import org.citizendesk.desktop.ui.DirectTaskRunner;
import org.citizendesk.desktop.ui.HeldTaskRunner;
import org.citizendesk.desktop.ui.TaskRunner;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A timeline is read page by page and follows what happens. */
class TimelineViewModelTest {
  private static final CitizenId ANA = new CitizenId(new UUID(0, 1));
  private static final CitizenId BOB = new CitizenId(new UUID(0, 2));

  private final FakeTimeline store = new FakeTimeline();
  private final BooleanProperty linked = new SimpleBooleanProperty(true);
  private final TestUi ui = new TestUi();
  private TimelineViewModel model = model(new DirectTaskRunner());

  @Test
  void beginsWithNobody() {
    assertEquals(Content.State.NOBODY, model.content().get().state());
  }

  @Test
  void opensAtTheNewestEntriesAndReadsNoMoreThanAPage() {
    fill(ANA, 200);

    model.open(ANA);

    assertEquals(60, notes().size());
    assertEquals("note 199", notes().getLast());
    assertEquals(Older.State.MORE, older());
  }

  @Test
  void readsOlderEntriesPageByPageToTheBeginning() {
    fill(ANA, 150);
    model.open(ANA);

    model.loadOlder();
    assertEquals(120, notes().size());
    model.loadOlder();

    assertEquals("note 0", notes().getFirst());
    assertEquals(150, notes().size());
    assertEquals(Older.State.BEGINNING, older());
    assertEquals(0, store.fetches());
  }

  @Test
  void keepsWhatWasReadWhenSomethingNewComes() {
    fill(ANA, 150);
    model.open(ANA);
    model.loadOlder();

    fill(ANA, 1);
    store.tell(ANA);

    assertEquals(121, notes().size());
    assertEquals("note 30", notes().getFirst());
  }

  @Test
  void leavesNoGapWhenMoreThanAPageComesAtOnce() {
    fill(ANA, 70);
    model.open(ANA);

    fill(ANA, 200);
    store.tell(ANA);

    assertEquals(260, notes().size());
  }

  @Test
  void showsOwnEntriesBehindTheConfirmedOnes() {
    fill(ANA, 2);
    store.addOwn(ANA, null, TestUi.START, Delivery.SAVED_HERE, new NoteFact.Written("me", "mine"));

    model.open(ANA);

    assertEquals("mine", notes().getLast());
  }

  @Test
  void asksTheServerOnceWhenTheStoreHasNoMore() {
    fill(ANA, 3);
    store.addElsewhere(ANA, null, TestUi.START, new NoteFact.Written("me", "from afar"));
    model.open(ANA);
    assertEquals(Older.State.MORE, older());

    model.loadOlder();
    model.loadOlder();
    store.tell(ANA);

    assertEquals(1, store.fetches());
    assertEquals(Older.State.LOADING, older());
    store.arrive(ANA);
    assertEquals("from afar", notes().getFirst());
    assertEquals(Older.State.BEGINNING, older());
  }

  @Test
  void mayAskAgainWhenTheServerDidNotAnswer() {
    fill(ANA, 3);
    store.addElsewhere(ANA, null, TestUi.START, new NoteFact.Written("me", "from afar"));
    model.open(ANA);
    model.loadOlder();

    ui.pass(Duration.ofSeconds(21));
    assertEquals(Older.State.MORE, older());
    model.loadOlder();

    assertEquals(2, store.fetches());
  }

  @Test
  void saysThatOlderEntriesNeedTheServerAndAsksNothingWithoutOne() {
    fill(ANA, 3);
    store.addElsewhere(ANA, null, TestUi.START, new NoteFact.Written("me", "from afar"));
    linked.set(false);
    model.open(ANA);

    model.loadOlder();
    assertEquals(Older.State.OFFLINE, older());
    assertEquals(0, store.fetches());

    linked.set(true);
    assertEquals(Older.State.MORE, older());
  }

  @Test
  void saysThatNothingHasHappened() {
    model.open(ANA);

    assertEquals(Content.State.EMPTY, model.content().get().state());
  }

  @Test
  void takesNoNoticeOfOtherCitizens() {
    fill(ANA, 1);
    model.open(ANA);
    int before = store.reads();

    store.tell(BOB);

    assertEquals(before, store.reads());
  }

  @Test
  void dropsAnAnswerThatComesAfterTheNextCitizenWasOpened() {
    HeldTaskRunner held = new HeldTaskRunner();
    model = model(held);
    fill(ANA, 1);
    fill(BOB, 2);
    model.open(ANA);
    model.open(BOB);

    held.run(1);
    held.run(0);

    assertEquals(Optional.of(BOB), model.content().get().citizen());
    assertEquals(2, notes().size());
  }

  @Test
  void readsAgainIfSomethingChangedWhileItRead() {
    HeldTaskRunner held = new HeldTaskRunner();
    model = model(held);
    fill(ANA, 1);
    model.open(ANA);
    assertEquals(Content.State.READING, model.content().get().state());
    store.tell(ANA);
    store.tell(ANA);

    held.run(0);
    assertEquals(1, held.waiting());
    fill(ANA, 1);
    held.run(0);

    assertEquals(2, notes().size());
    assertEquals(0, held.waiting());
  }

  @Test
  void saysThatTheStoreCannotBeReadAndTriesAgainWhenAsked() {
    fill(ANA, 1);
    store.broken(true);
    model.open(ANA);
    assertEquals(Content.State.FAILED, model.content().get().state());

    store.broken(false);
    model.retry();

    assertEquals(1, notes().size());
  }

  @Test
  void countsTheContactsThatAreHere() {
    for (int i = 0; i < 4; i++) {
      store.add(
          ANA, new ContactId(new UUID(9, i / 2)), TestUi.START, new NoteFact.Written("me", "x"));
    }
    fill(ANA, 1);

    model.open(ANA);

    assertEquals(2, model.contacts().get());
  }

  @Test
  void tellsTheLastDayOfAContactBeforeToday() {
    ContactId contact = new ContactId(new UUID(9, 1));
    for (int days : List.of(9, 4, 0)) {
      Instant at = TestUi.START.minus(Duration.ofDays(days));
      store.add(ANA, contact, at, new NoteFact.Written("me", "x"));
    }
    store.add(ANA, null, TestUi.START.minus(Duration.ofDays(1)), new NoteFact.Written("me", "x"));
    model.open(ANA);

    LocalDate today = LocalDate.ofInstant(TestUi.START, ZoneOffset.UTC);
    assertEquals(Optional.of(today.minusDays(4)), model.lastContact().get());
    model.leave();
    assertEquals(Optional.empty(), model.lastContact().get());
  }

  @Test
  void forgetsAllWhenNobodyIsOpen() {
    fill(ANA, 1);
    model.open(ANA);

    model.leave();
    store.tell(ANA);

    assertEquals(Content.State.NOBODY, model.content().get().state());
  }

  @Test
  void hearsNothingAfterItWasClosed() {
    model.open(ANA);
    model.close();
    int before = store.reads();

    store.tell(ANA);

    assertEquals(before, store.reads());
  }

  private TimelineViewModel model(TaskRunner tasks) {
    TimelineRows rows = new TimelineRows("me", "Me", ZoneOffset.UTC, code -> code, queue -> queue);
    return new TimelineViewModel(store, rows, linked, ui.context(tasks));
  }

  private void fill(CitizenId citizen, int count) {
    int from = store.size(citizen);
    for (int i = from; i < from + count; i++) {
      store.add(citizen, null, TestUi.START, new NoteFact.Written("me", "note " + i));
    }
  }

  private List<String> notes() {
    return model.content().get().rows().stream()
        .filter(TimelineRow.Card.class::isInstance)
        .map(row -> ((TimelineRow.Card) row).text())
        .toList();
  }

  private Older.State older() {
    return ((Older) model.content().get().rows().getFirst()).state();
  }
}
