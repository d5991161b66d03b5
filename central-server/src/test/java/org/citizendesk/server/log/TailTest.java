// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TailTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final List<Entry> log = new ArrayList<>();
  private final List<Entry> told = new ArrayList<>();
  private String name = "first";
  private int reads;
  private Runnable beforeRead = () -> {};

  @Test
  void whatFollowsAtOnceIsToldFromMemory() {
    Tail tail = tail();

    tail.committed("first", commit(1, 2));
    tail.committed("first", commit(3));

    assertEquals(log, told);
    assertEquals(0, reads);
  }

  @Test
  void whatOtherNodesCommittedBeforeIsReadBackInOrder() {
    Tail tail = tail();
    commit(1, 2);

    tail.committed("first", commit(3));
    assertEquals(List.of(), told);

    assertEquals(Optional.of(NOON), tail.look());
    assertEquals(log, told);
  }

  @Test
  void whatWasReadBackAlreadyIsNotToldTwice() {
    Tail tail = tail();
    List<Entry> own = commit(1);

    tail.look();
    tail.committed("first", own);
    assertEquals(Optional.empty(), tail.look());

    assertEquals(log, told);
  }

  @Test
  void aLogThatTookOverIsNotTakenForTheEndOfTheOneBefore() {
    Tail tail = tail();
    tail.committed("first", commit(1, 2, 3));
    List<Entry> before = List.copyOf(told);
    log.removeLast();
    name = "second";

    List<Entry> there = commit(3);
    tail.committed("second", there);
    tail.committed("second", commit(4));

    assertEquals(before, told);
  }

  @Test
  void aLogUnderAnotherNameIsToldOnFromItsEnd() {
    Tail tail = tail();
    List<String> others = new ArrayList<>();
    tail.onAnotherLog(end -> others.add(end.epoch()));
    tail.committed("first", commit(1, 2));
    log.clear();
    told.clear();
    name = "second";
    commit(1);

    tail.look();
    List<Entry> next = commit(2);
    tail.committed("second", next);

    assertEquals(List.of("second"), others);
    assertEquals(next, told);
  }

  @Test
  void aLogThatTakesOverBetweenTheEndAndWhatLeadsToItIsNotTold() {
    Tail tail = tail();
    List<Long> others = new ArrayList<>();
    tail.onAnotherLog(end -> others.add(end.head()));
    commit(1, 2);
    beforeRead =
        () -> {
          log.clear();
          name = "second";
          commit(1, 2, 3);
        };

    assertEquals(Optional.empty(), tail.look());
    tail.look();

    assertEquals(List.of(), told);
    assertEquals(List.of(3L), others);
  }

  private Tail tail() {
    Tail tail = new Tail(new Memory());
    tail.listen(told::addAll);
    return tail;
  }

  private List<Entry> commit(long... positions) {
    List<Entry> entries = new ArrayList<>();
    for (long pos : positions) {
      entries.add(entry(pos));
    }
    log.addAll(entries);
    return entries;
  }

  private Entry entry(long pos) {
    Event event =
        new Event(
            new EventId(new UUID(0, pos)),
            new Event.Origin(new DeviceId(new UUID(0, 1)), 1, pos, "session"),
            new Event.Subject(new CitizenId(new UUID(0, 2)), null),
            0,
            NOON,
            new Event.Content("kind", 1, "{}"));
    return new Entry(
        new PlacedEvent(event, new PlacedEvent.Place(0, pos, pos), NOON),
        new UnknownFact(event.content()),
        Set.of(),
        name + "-" + pos);
  }

  private final class Memory implements Tail.Source {
    @Override
    public Tail.End end() {
      return new Tail.End(name, log.size());
    }

    @Override
    public Tail.Stretch stretch(long after, long to) {
      reads++;
      beforeRead.run();
      int end = (int) Math.min(to, log.size());
      return new Tail.Stretch(name, List.copyOf(log.subList((int) Math.min(after, end), end)));
    }
  }
}
