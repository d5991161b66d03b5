// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogEnds;
import org.citizendesk.server.log.LogHistory;
import org.citizendesk.server.log.LogListener;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.server.log.LogStanding;
import org.citizendesk.server.log.PushException;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.log.Tail;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The log's rules in memory, said as plainly as possible. */
final class ModelLog implements DeskLog {
  private final String epoch;
  private final Consumer<ModelDisk.Commit> disk;
  private final Clock clock;
  private final List<List<Entry>> partitions = new ArrayList<>();
  private final Map<EventId, PlacedEvent> byId = new HashMap<>();
  private final Map<CitizenId, List<PlacedEvent>> timelines = new HashMap<>();
  private final Map<ClientFrame.Device, List<EventId>> taken = new HashMap<>();
  private final Map<EventId, ServerFrame.Reject> rejected = new HashMap<>();
  private final List<LogListener> listeners = new ArrayList<>();

  ModelLog(String epoch, int partitions, Consumer<ModelDisk.Commit> disk, Clock clock) {
    this.epoch = epoch;
    this.disk = disk;
    this.clock = clock;
    for (int i = 0; i < partitions; i++) {
      this.partitions.add(new ArrayList<>());
    }
  }

  @Override
  public CompletableFuture<PushOutcome> push(
      ClientFrame.Device device, String user, List<Event> events) {
    try {
      check(device, events);
    } catch (PushException e) {
      return CompletableFuture.failedFuture(e);
    }
    ModelDisk.Commit commit = new ModelDisk.Commit(device, events, clock.instant());
    List<Long> before = partitions.stream().map(part -> (long) part.size()).toList();
    PushOutcome outcome = replay(commit);
    disk.accept(commit);
    for (int i = 0; i < before.size(); i++) {
      List<Entry> part = partitions.get(i);
      if (before.get(i) < part.size()) {
        List<Entry> grown = List.copyOf(part.subList(before.get(i).intValue(), part.size()));
        listeners.forEach(listener -> listener.committed(grown));
      }
    }
    return CompletableFuture.completedFuture(outcome);
  }

  private void check(ClientFrame.Device device, List<Event> events) {
    List<EventId> known = taken.getOrDefault(device, List.of());
    long hwm = known.size();
    for (Event event : events) {
      long seq = event.origin().seq();
      if (!event.origin().device().equals(device.id())
          || event.origin().epoch() != device.epoch()) {
        throw new PushException(CloseCode.BAD_FRAME, "an event of another device or epoch");
      }
      if (seq > hwm + 1) {
        throw new PushException(CloseCode.BAD_FRAME, "push starts at " + seq + " behind " + hwm);
      }
      if (seq <= known.size() && !known.get((int) seq - 1).equals(event.id())) {
        throw new PushException(CloseCode.FORK, "sequence " + seq + " is another event");
      }
      hwm = Math.max(hwm, seq);
    }
  }

  /** Takes a push that is known to be in order. */
  PushOutcome replay(ModelDisk.Commit commit) {
    List<EventId> known = taken.computeIfAbsent(commit.device(), any -> new ArrayList<>());
    List<ServerFrame.Placed> placed = new ArrayList<>();
    List<ServerFrame.Reject> refused = new ArrayList<>();
    for (Event event : commit.events()) {
      long seq = event.origin().seq();
      if (seq > known.size()) {
        known.add(event.id());
        if (!byId.containsKey(event.id()) && Poison.isIn(event)) {
          rejected.put(event.id(), new ServerFrame.Reject(seq, event.id(), "poison", "refused"));
        } else {
          byId.computeIfAbsent(event.id(), any -> append(event, commit.at()));
        }
      }
      PlacedEvent at = byId.get(event.id());
      if (at != null) {
        placed.add(new ServerFrame.Placed(seq, at.place()));
      } else {
        refused.add(new ServerFrame.Reject(seq, event.id(), "poison", "refused"));
      }
    }
    return new PushOutcome(epoch, known.size(), placed, refused, newest(placed));
  }

  private List<ClientFrame.Cursor> newest(List<ServerFrame.Placed> placed) {
    Map<Integer, Long> last = new TreeMap<>();
    placed.forEach(one -> last.merge(one.place().partition(), one.place().pos(), Math::max));
    return last.entrySet().stream()
        .map(
            at ->
                new ClientFrame.Cursor(
                    at.getKey(), at.getValue(), proof(at.getKey(), at.getValue())))
        .toList();
  }

  private PlacedEvent append(Event event, Instant at) {
    CitizenId citizen = event.subject().citizen();
    int partition = Math.floorMod(citizen.value().hashCode(), partitions.size());
    List<Entry> part = partitions.get(partition);
    List<PlacedEvent> timeline = timelines.computeIfAbsent(citizen, any -> new ArrayList<>());
    PlacedEvent placed =
        new PlacedEvent(
            event,
            new PlacedEvent.Place(partition, part.size() + 1L, timeline.size() + 1L),
            at.truncatedTo(ChronoUnit.MILLIS));
    timeline.add(placed);
    String proof =
        Integer.toHexString(31 * before(part) + event.id().hashCode()) + "-" + part.size();
    part.add(
        new Entry(placed, new UnknownFact(event.content()), Set.of(Topic.citizen(citizen)), proof));
    return placed;
  }

  private static int before(List<Entry> part) {
    return part.isEmpty() ? 7 : part.getLast().proof().hashCode();
  }

  @Override
  public LogPage page(int partition, long after, int max, Set<String> topics) {
    List<Entry> part = partitions.get(partition);
    int from = (int) Math.min(after, part.size());
    int to = Math.min(part.size(), from + Math.min(max, Simulation.PAGE));
    List<PlacedEvent> events =
        part.subList(from, to).stream()
            .filter(entry -> !Collections.disjoint(entry.topics(), topics))
            .map(Entry::placed)
            .toList();
    return new LogPage(epoch, from, to, to < part.size(), events, proof(partition, to));
  }

  Tail.End end(int partition) {
    return new Tail.End(epoch, partitions.get(partition).size());
  }

  Tail.Stretch stretch(int partition, long after, long to) {
    return new Tail.Stretch(
        epoch, List.copyOf(partitions.get(partition).subList((int) after, (int) to)));
  }

  private @Nullable String proof(int partition, long pos) {
    return pos == 0 ? null : partitions.get(partition).get((int) pos - 1).proof();
  }

  @Override
  public LogHistory history(CitizenId citizen, long before, int limit) {
    List<PlacedEvent> timeline = timelines.getOrDefault(citizen, List.of());
    int end = (int) Math.min(timeline.size(), before - 1);
    if (end == 0) {
      return new LogHistory(epoch, List.of(), null);
    }
    PlacedEvent.Place last = timeline.get(end - 1).place();
    return new LogHistory(
        epoch,
        List.copyOf(timeline.subList(Math.max(0, end - limit), end)),
        proof(last.partition(), last.pos()));
  }

  @Override
  public LogEnds ends() {
    List<ServerFrame.Head> heads = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      heads.add(new ServerFrame.Head(i, partitions.get(i).size()));
    }
    return new LogEnds(epoch, heads);
  }

  @Override
  public long hwm(ClientFrame.Device device) {
    return taken.getOrDefault(device, List.of()).size();
  }

  @Override
  public LogStanding standing(ClientFrame.Hello hello) {
    boolean same = epoch.equals(hello.logEpoch());
    return new LogStanding(
        ends(),
        hwm(hello.device()),
        hello.seen().stream()
            .filter(cursor -> cursor.pos() > 0 && !hasRead(cursor, same))
            .map(ClientFrame.Cursor::partition)
            .distinct()
            .toList());
  }

  private boolean hasRead(ClientFrame.Cursor cursor, boolean sameName) {
    if (cursor.pos() > partitions.get(cursor.partition()).size()) {
      return false;
    }
    String proof = cursor.proof();
    return proof == null ? sameName : proof.equals(proof(cursor.partition(), cursor.pos()));
  }

  @Override
  public void listen(LogListener listener) {
    listeners.add(listener);
  }

  @Override
  public void onAnotherLog(Consumer<LogEnds> action) {
    // It is the same for as long as it is open.
  }
}
