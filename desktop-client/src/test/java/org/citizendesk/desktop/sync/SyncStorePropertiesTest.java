// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * What holds of the real store in whatever order things come; a failure is shown at its smallest.
 */
class SyncStorePropertiesTest {
  private static final int HEAD = 20;

  private static DeskFile desk;
  private static long epochs = 1;

  @BeforeContainer
  static void open() {
    desk = new DeskFile();
  }

  @AfterContainer
  static void close() {
    desk.close();
  }

  /**
   * A stretch of the log that arrives.
   *
   * @param history whether it comes as a piece of a timeline, which moves no cursor
   */
  record Piece(long from, long to, boolean history) {}

  @Provide
  Arbitrary<Piece> pieces() {
    Arbitrary<Long> ends = Arbitraries.longs().between(0, HEAD);
    return Combinators.combine(ends, ends, Arbitraries.of(false, false, true))
        .as((a, b, history) -> new Piece(Math.min(a, b), Math.max(a, b), history));
  }

  @Property(tries = 200)
  void whatIsKnownIsTheLogUpToTheCursorAndWhatWasFetched(
      @ForAll @Size(max = 10) List<@From("pieces") Piece> pieces) {
    desk.empty();
    NavigableSet<Long> known = new TreeSet<>();
    long cursor = 0;
    for (Piece piece : pieces) {
      List<Long> positions = positions(piece);
      if (piece.history) {
        desk.sync.keep(
            new ServerFrame.History(SampleEvents.ELENA, HEAD + 1, events(positions), true));
        known.addAll(positions);
      } else {
        SyncStore.Applied applied =
            desk.sync.apply(new SyncStore.Range(0, piece.from, piece.to, events(positions)));
        if (piece.from <= cursor) {
          long behind = cursor;
          positions.stream().filter(pos -> pos > behind).forEach(known::add);
          cursor = Math.max(cursor, piece.to);
        }
        assertEquals(cursor, applied.cursor());
      }
      assertEquals(List.copyOf(known), desk.confirmed());
    }
  }

  /** Every second event is of somebody else, whom this desktop does not follow. */
  private static List<Long> positions(Piece piece) {
    return LongStream.rangeClosed(piece.from + 1, piece.to)
        .filter(pos -> pos % 2 == 1)
        .boxed()
        .toList();
  }

  private static List<PlacedEvent> events(List<Long> positions) {
    return positions.stream().map(pos -> SampleEvents.placed(SampleEvents.ELENA, pos)).toList();
  }

  @Property(tries = 150)
  void aTimelineStandsInTheServersOrderWithWhatIsNotPlacedBehindIt(
      @ForAll @Size(min = 1, max = 8) List<Boolean> ownEvents) {
    desk.empty();
    List<EventId> placed = new ArrayList<>();
    List<EventId> unplaced = new ArrayList<>();
    for (boolean own : ownEvents) {
      if (own) {
        unplaced.add(desk.write(SampleEvents.ELENA));
      } else {
        // The newest own one gets its place before the older ones: their pushes are on their way.
        Event event =
            unplaced.isEmpty()
                ? SampleEvents.elsewhere(SampleEvents.ELENA, placed.size() + 1L)
                : lastUnsettled();
        unplaced.remove(event.id());
        placed.add(event.id());
        long pos = placed.size();
        desk.sync.apply(
            new SyncStore.Range(
                0,
                pos - 1,
                pos,
                List.of(
                    new PlacedEvent(
                        event, new PlacedEvent.Place(0, pos, pos), SampleEvents.NOON))));
      }
    }

    assertEquals(
        placed,
        ids(desk.local.read(h -> Events.placed(h, SampleEvents.ELENA, Long.MAX_VALUE, 100))));
    assertEquals(unplaced, ids(desk.local.read(h -> Events.unplaced(h, SampleEvents.ELENA))));
  }

  private static Event lastUnsettled() {
    return unsettled().getLast();
  }

  private static List<EventId> ids(List<StoredEvent> events) {
    return events.stream().map(StoredEvent::id).toList();
  }

  /** What can happen to an outbox. */
  enum Deed {
    WRITE,
    PLACE,
    ACCEPT,
    REFUSE,
    WELCOME,
    FORK
  }

  @Property(tries = 200)
  void theOutboxNumbersWithoutGapAndLosesNothing(@ForAll @Size(max = 12) List<Deed> deeds) {
    desk.empty();
    fork();
    OutboxModel model = new OutboxModel();
    for (Deed deed : deeds) {
      perform(deed, model);
      List<Event> open = unsettled();
      assertEquals(model.unsettled(), open.stream().map(event -> event.origin().seq()).toList());
      assertEquals(model.unsent(), desk.sync.counts().unsent());
      assertEquals(model.settledSeq(), desk.sync.standing().settledSeq());
      ClientFrame.Device device = desk.sync.standing().device();
      for (Event event : open) {
        assertEquals(device.epoch(), event.origin().epoch());
      }
    }
  }

  private static void perform(Deed deed, OutboxModel model) {
    List<Event> open = unsettled();
    switch (deed) {
      case WRITE -> {
        desk.write(SampleEvents.ELENA);
        model.write();
      }
      case PLACE -> {
        if (!open.isEmpty()) {
          long seq = open.getFirst().origin().seq();
          desk.sync.acked(
              new ServerFrame.Ack(
                  seq, List.of(new ServerFrame.Placed(seq, new PlacedEvent.Place(0, seq, seq)))));
          model.place(seq);
        }
      }
      case ACCEPT -> {
        if (!open.isEmpty()) {
          long seq = open.getLast().origin().seq();
          desk.sync.acked(new ServerFrame.Ack(seq, List.of()));
          model.accept(seq);
        }
      }
      case REFUSE -> {
        if (!open.isEmpty()) {
          Event last = open.getLast();
          desk.sync.rejected(new ServerFrame.Reject(last.origin().seq(), last.id(), "no", "no"));
          model.refuse(last.origin().seq());
        }
      }
      case WELCOME -> {
        long hwm = model.last() / 2;
        desk.sync.welcomed("log", hwm, List.of(new ServerFrame.Head(0, 0)), List.of());
        model.welcome(hwm);
      }
      case FORK -> {
        fork();
        model.fork();
      }
    }
  }

  private static void fork() {
    desk.sync.fork(new ClientFrame.Device(desk.sync.standing().device().id(), ++epochs));
  }

  /** Returns all own events whose fate is not known, run by run. */
  private static List<Event> unsettled() {
    List<Event> all = new ArrayList<>();
    List<Event> run = desk.sync.unsettled(0, 100);
    while (!run.isEmpty()) {
      for (int i = 1; i < run.size(); i++) {
        assertEquals(run.get(i - 1).origin().seq() + 1, run.get(i).origin().seq());
      }
      all.addAll(run);
      run = desk.sync.unsettled(run.getLast().origin().seq(), 100);
    }
    return all;
  }
}
