// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A desktop's store in memory: its rules said as plainly as possible. */
final class ModelStore implements SyncStore, DesktopDisk {
  private final Clock clock;
  private final Uuids uuids;
  private final Map<EventId, Own> own = new LinkedHashMap<>();
  private final Map<Integer, NavigableMap<Long, PlacedEvent>> confirmed = new TreeMap<>();
  private final Map<Integer, ClientFrame.Cursor> cursors = new TreeMap<>();
  private final Map<Integer, ClientFrame.Cursor> fetched = new TreeMap<>();
  private ClientFrame.Device device;
  private @Nullable String logEpoch;
  private @Nullable List<Own> waiting;
  private @Nullable List<PlacedEvent> known;
  private long next;

  ModelStore(ClientFrame.Device device, Clock clock, Uuids uuids) {
    this.device = device;
    this.clock = clock;
    this.uuids = uuids;
  }

  @Override
  public void crash() {
    // Every transaction is here already, and nothing else was.
  }

  @Override
  public ModelStore copy() {
    ModelStore copy = new ModelStore(device, clock, uuids);
    own.forEach((id, one) -> copy.own.put(id, one.copy()));
    confirmed.forEach((part, events) -> copy.confirmed.put(part, new TreeMap<>(events)));
    copy.cursors.putAll(cursors);
    copy.fetched.putAll(fetched);
    copy.logEpoch = logEpoch;
    return copy;
  }

  @Override
  public EventId write(CitizenId citizen, boolean poison) {
    Event event =
        new Event(
            new EventId(uuids.next()),
            new Event.Origin(device.id(), device.epoch(), next(), "session"),
            new Event.Subject(citizen, null),
            0,
            clock.instant(),
            Poison.content(poison));
    own.put(event.id(), new Own(event));
    changed();
    return event.id();
  }

  @Override
  public List<PlacedEvent> confirmed() {
    List<PlacedEvent> now = known;
    if (now == null) {
      now = confirmed.values().stream().flatMap(part -> part.values().stream()).toList();
      known = now;
    }
    return now;
  }

  /** Returns own events whose fate is not known, in their order; computed after each change. */
  private List<Own> waiting() {
    List<Own> now = waiting;
    if (now == null) {
      now = mine().filter(one -> !one.isSettled()).toList();
      next = mine().mapToLong(Own::seq).max().orElse(0) + 1;
      waiting = now;
    }
    return now;
  }

  private void changed() {
    waiting = null;
    known = null;
  }

  @Override
  public Set<EventId> own() {
    return Set.copyOf(own.keySet());
  }

  @Override
  public Set<EventId> refused() {
    return own.values().stream()
        .filter(one -> one.refused)
        .map(one -> one.event.id())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public SyncStore sync() {
    return this;
  }

  @Override
  public Standing standing() {
    List<Own> open = waiting();
    long first = open.isEmpty() ? next() : open.getFirst().seq();
    return new Standing(
        device,
        logEpoch,
        first - 1,
        List.copyOf(cursors.values()),
        fetched.values().stream().filter(c -> c.pos() > cursor(c.partition())).toList());
  }

  @Override
  public Counts counts() {
    return new Counts(
        own.values().stream().filter(one -> !one.accepted && !one.refused).count(),
        own.values().stream().filter(one -> one.refused).count());
  }

  @Override
  public Welcomed welcomed(
      String epoch, long hwm, List<ServerFrame.Head> heads, List<Integer> reread) {
    if (hwm >= next()) {
      return Welcomed.NOT_US;
    }
    boolean renamed = logEpoch != null && !logEpoch.equals(epoch);
    boolean forgotten = !reread.isEmpty() || isShorter(heads);
    if (forgotten) {
      forgetLog();
    } else if (renamed) {
      forgetUnproven();
    }
    logEpoch = epoch;
    mine().filter(one -> one.seq() <= hwm).forEach(one -> one.accepted = true);
    List<Own> again = mine().filter(one -> one.seq() > hwm && !isProven(one)).toList();
    again.forEach(Own::waitAgain);
    if (again.stream().anyMatch(one -> isConfirmed(one.event.id()))) {
      forgetLog();
      forgotten = true;
    }
    changed();
    if (renamed || forgotten) {
      renumber(one -> !isMine(one) && !one.isSettled());
    }
    return renamed || forgotten ? Welcomed.ANOTHER_LOG : Welcomed.CONTINUED;
  }

  /** Returns whether it stands in the log that was read, under a number of an earlier epoch. */
  private boolean isProven(Own one) {
    return confirmed.values().stream()
        .flatMap(part -> part.values().stream())
        .anyMatch(
            placed ->
                placed.event().id().equals(one.event.id())
                    && !placed.event().origin().equals(one.event.origin())
                    && isProven(placed.place()));
  }

  private boolean isProven(PlacedEvent.Place place) {
    ClientFrame.Cursor cursor = cursors.get(place.partition());
    return cursor != null && place.pos() <= cursor.pos() && cursor.proof() != null;
  }

  private boolean isConfirmed(EventId id) {
    return confirmed.values().stream()
        .flatMap(part -> part.values().stream())
        .anyMatch(event -> event.event().id().equals(id));
  }

  private boolean isShorter(List<ServerFrame.Head> heads) {
    Map<Integer, Long> ends = new HashMap<>();
    heads.forEach(head -> ends.put(head.partition(), head.pos()));
    return cursors.values().stream().anyMatch(c -> c.pos() > ends.getOrDefault(c.partition(), 0L));
  }

  @Override
  public List<Event> toPush(long after, long mark, int max) {
    List<Event> run = new ArrayList<>();
    List<Own> all =
        mark + 1 >= next()
            ? waiting()
            : mine().filter(one -> one.seq() > mark || !one.isSettled()).toList();
    for (Own one : all) {
      boolean follows = run.isEmpty() || run.getLast().origin().seq() + 1 == one.seq();
      if (run.size() == max || !follows) {
        return run;
      }
      if (one.seq() > after) {
        run.add(one.event);
      }
    }
    return run;
  }

  @Override
  public void sending(long upto) {}

  @Override
  public void acked(ServerFrame.Ack ack) {
    Map<Long, PlacedEvent.Place> places = new HashMap<>();
    ack.placed().forEach(one -> places.put(one.seq(), one.place()));
    mine()
        .filter(one -> !one.refused)
        .forEach(
            one -> {
              PlacedEvent.Place place = places.get(one.seq());
              one.accepted = one.accepted || one.seq() <= ack.uptoSeq() || place != null;
              one.place = place != null ? place : one.place;
            });
    ack.proven().forEach(this::reached);
    changed();
  }

  @Override
  public void rejected(ServerFrame.Reject reject) {
    Own one = own.get(reject.eventId());
    if (one != null) {
      one.refused = true;
      changed();
    }
  }

  @Override
  public Applied apply(Range range) {
    long cursor = cursor(range.partition());
    if (range.from() > cursor) {
      return new Applied(Applied.Kind.GAP, cursor);
    }
    if (range.to() < cursor || (range.to() == cursor && range.from() < cursor)) {
      return new Applied(Applied.Kind.STALE, cursor);
    }
    Range rest = range.behind(cursor);
    if (rest.events().stream().anyMatch(this::contradicts)) {
      return new Applied(Applied.Kind.CONTRADICTION, cursor);
    }
    rest.events().forEach(this::confirm);
    if (rest.to() > cursor) {
      cursors.put(
          range.partition(), new ClientFrame.Cursor(range.partition(), rest.to(), rest.proof()));
    }
    return new Applied(Applied.Kind.DONE, rest.to());
  }

  @Override
  public OptionalLong keep(ServerFrame.History history) {
    history.events().stream().filter(event -> !contradicts(event)).forEach(this::confirm);
    history.newest().ifPresent(this::reached);
    return OptionalLong.empty();
  }

  private void reached(ClientFrame.Cursor newest) {
    fetched.merge(newest.partition(), newest, (old, now) -> old.pos() > now.pos() ? old : now);
  }

  @Override
  public void fork(ClientFrame.Device fresh) {
    device = fresh;
    changed();
    renumber(one -> !one.isSettled());
  }

  @Override
  public void forgetLog() {
    confirmed.clear();
    cursors.clear();
    fetched.clear();
    changed();
    for (Own one : own.values()) {
      one.accepted = one.accepted || one.place != null;
      one.place = null;
    }
  }

  private void forgetUnproven() {
    changed();
    fetched.clear();
    confirmed.forEach((part, events) -> events.tailMap(cursor(part), false).clear());
    for (Own one : own.values()) {
      PlacedEvent.Place place = one.place;
      if (place != null && place.pos() > cursor(place.partition())) {
        one.place = null;
      }
    }
  }

  private boolean contradicts(PlacedEvent event) {
    PlacedEvent here = part(event).get(event.place().pos());
    return here != null && !here.event().id().equals(event.event().id());
  }

  private void confirm(PlacedEvent event) {
    part(event).putIfAbsent(event.place().pos(), event);
    changed();
    Own one = own.get(event.event().id());
    if (one != null) {
      one.accepted = true;
      one.refused = false;
      one.place = event.place();
    }
  }

  private NavigableMap<Long, PlacedEvent> part(PlacedEvent event) {
    return confirmed.computeIfAbsent(event.place().partition(), any -> new TreeMap<>());
  }

  private long cursor(int partition) {
    ClientFrame.Cursor cursor = cursors.get(partition);
    return cursor == null ? 0 : cursor.pos();
  }

  private void renumber(Predicate<Own> which) {
    Collection<Own> chosen = own.values().stream().filter(which).toList();
    for (Own one : chosen) {
      one.accepted = false;
      Event event = one.event;
      long seq = next();
      changed();
      one.event =
          new Event(
              event.id(),
              new Event.Origin(device.id(), device.epoch(), seq, event.origin().session()),
              event.subject(),
              event.hlc(),
              event.occurredAt(),
              event.content());
    }
  }

  private Stream<Own> mine() {
    return own.values().stream().filter(this::isMine).sorted(Comparator.comparingLong(Own::seq));
  }

  private boolean isMine(Own one) {
    Event.Origin origin = one.event.origin();
    return origin.epoch() == device.epoch() && origin.device().equals(device.id());
  }

  private long next() {
    waiting();
    return next;
  }

  @Override
  public void close() {
    own.clear();
  }
}
