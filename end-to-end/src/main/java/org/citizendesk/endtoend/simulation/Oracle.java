// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.Entry;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Knows all that truly happened, and says when a promise is broken. */
final class Oracle {
  private static final int MOST_TRIES_A_MINUTE = 25;
  private static final long SMALL_ANSWERS = 4_000;

  private final World world;
  private History history = new History();
  private @Nullable DeskLog stored;
  private @Nullable Violation violation;
  private long largestFrame;
  private final Map<ClientFrame.Device, Map<Long, EventId>> acked = new LinkedHashMap<>();
  private final Map<ClientFrame.Device, Map<Long, Set<EventId>>> pushed = new HashMap<>();
  private final Map<ClientFrame.Device, List<ClientFrame.Push>> pushes = new HashMap<>();
  private final Map<Desk, Sight> sights = new LinkedHashMap<>();
  private final Set<EventId> poison = new HashSet<>();

  Oracle(World world) {
    this.world = world;
  }

  /** Returns the log as it is. */
  History history() {
    return history;
  }

  /** The server has opened its disk. */
  void opened(DeskLog log) {
    stored = log;
    checkHeads(log);
    ackedIsDurable();
  }

  /** The server's log has lost what is behind these heads. */
  void rolledBack(List<ServerFrame.Head> heads) {
    history = history.upTo(heads);
    acked.clear();
    sights.values().forEach(Sight::forget);
  }

  /** Something is on the server's disk. */
  void committed(List<Entry> entries) {
    entries.forEach(entry -> history.add(entry.placed()));
  }

  /** The server took a push in. */
  void pushed(ClientFrame.Push push) {
    pushes
        .computeIfAbsent(device(push.events().getFirst().origin()), any -> new ArrayList<>())
        .add(push);
    for (Event event : push.events()) {
      Event.Origin origin = event.origin();
      pushed
          .computeIfAbsent(device(origin), any -> new HashMap<>())
          .computeIfAbsent(origin.seq(), any -> new HashSet<>())
          .add(event.id());
    }
  }

  /** A user has written something, and it is on the desktop's disk. */
  void written(Desk desk, EventId event, boolean refused) {
    sight(desk).own.add(event);
    if (refused) {
      poison.add(event);
    }
  }

  /** A desktop's disk was replaced by an older image of it, or a copied one. */
  void replaced(Desk desk) {
    Sight sight = sight(desk);
    Set<EventId> kept = desk.disk().own();
    sight.own.clear();
    sight.own.addAll(kept);
    sight.forget();
  }

  /** I3: what a desktop no longer keeps of its own work was in the log when it was told so. */
  void tidied(Desk desk) {
    Sight sight = sight(desk);
    Set<EventId> own = desk.disk().own();
    for (EventId id : sight.own) {
      boolean known = own.contains(id) || history.everHad(id);
      check(known, "I3", () -> desk.name() + " dropped " + id + ", which was never stored");
    }
    sight.own.retainAll(own);
    sight.confirmed.retainAll(ids(desk.disk().confirmed()));
    sight.changes = -1;
  }

  private static Set<EventId> ids(List<PlacedEvent> events) {
    return events.stream().map(event -> event.event().id()).collect(Collectors.toSet());
  }

  /** A desktop begins anew to try, without having failed. */
  void calmed(Desk desk) {
    sight(desk).opens.clear();
  }

  /** A desktop tries to connect: a server that falls over again and again is not stormed. */
  void opens(Desk desk) {
    int tries = sight(desk).opens(world.now());
    check(
        tries <= MOST_TRIES_A_MINUTE,
        "calm",
        () -> desk.name() + " tried to connect " + tries + " times in a minute");
  }

  /** A frame reached a desktop. */
  void received(Desk desk, ServerFrame frame) {
    // A welcome may still be on its way from the log that another has taken over from.
    DeskLog log = stored;
    sight(desk).welcomed |=
        frame instanceof ServerFrame.Welcome welcome
            && log != null
            && welcome.logEpoch().equals(log.epoch());
    boolean progress =
        frame instanceof ServerFrame.Ack
            || (frame instanceof ServerFrame.Page page && page.to() > page.from())
            || (frame instanceof ServerFrame.Deliver deliver && deliver.to() > deliver.from())
            || frame instanceof ServerFrame.Heartbeat
            || frame instanceof ServerFrame.GoAway;
    if (progress) {
      sight(desk).opens.clear();
    }
  }

  /** The server sends a frame. */
  void sent(Link link, ServerFrame frame, int bytes, long queued) {
    largestFrame = Math.max(largestFrame, bytes);
    queueIsBounded(link, queued);
    switch (frame) {
      case ServerFrame.Ack ack -> ackIsStored(link, ack);
      case ServerFrame.Deliver deliver ->
          onlyTopicsAskedFor(link, deliver.subVersion(), deliver.events());
      case ServerFrame.Page page -> onlyTopicsAskedFor(link, page.subVersion(), page.events());
      case ServerFrame.Welcome welcome -> {}
      case ServerFrame.Reject reject -> {}
      case ServerFrame.Snapshot offer -> {}
      case ServerFrame.CaughtUp caughtUp -> {}
      case ServerFrame.Subbed subbed -> {}
      case ServerFrame.History some -> {}
      case ServerFrame.CmdResult result -> {}
      case ServerFrame.View view -> {}
      case ServerFrame.Signal signal -> {}
      case ServerFrame.Heartbeat beat -> {}
      case ServerFrame.GoAway goAway -> {}
      case ServerFrame.Failure failure -> {}
      case ServerFrame.Unknown unknown -> {}
    }
  }

  /** A page of a snapshot reached a desktop. */
  void fetched(Link link, ServerFrame.Page page) {
    onlyTopicsAskedFor(link, page.subVersion(), page.events());
  }

  /** Checks what may have changed. */
  void afterStep() {
    Violation found = violation;
    if (found != null) {
      throw found;
    }
    onceAndContiguous();
    for (Desk desk : world.desks()) {
      Sight sight = sight(desk);
      if (sight.changes != desk.changes()) {
        sight.changes = desk.changes();
        ClientFrame.Device device = desk.disk().sync().standing().device();
        if (!device.equals(sight.device)) {
          sight.device = device;
          sight.forget();
        }
        look(desk, sight);
      }
    }
  }

  private void look(Desk desk, Sight sight) {
    List<PlacedEvent> confirmed = desk.disk().confirmed();
    Map<Integer, Long> cursors = SyncStore.positions(desk.disk().sync().standing());
    if (confirmed != sight.lastConfirmed || !cursors.equals(sight.lastCursors)) {
      sight.lastConfirmed = confirmed;
      sight.lastCursors = cursors;
      prefixIsDelivered(desk, cursors, confirmed);
      readsAreMonotonic(desk, sight, confirmed);
    }
  }

  /** I1: what an ACK names is in the log on disk, which is all that a crash leaves. */
  private void ackIsStored(Link link, ServerFrame.Ack ack) {
    DeskLog log = stored;
    ClientFrame.Device device = link.device();
    if (log == null || device == null) {
      return;
    }
    check(
        log.hwm(device) >= ack.uptoSeq(),
        "I1",
        () -> "acked up to " + ack.uptoSeq() + ", stored up to " + log.hwm(device));
    for (ServerFrame.Placed placed : ack.placed()) {
      PlacedEvent there = history.at(placed.place());
      check(there != null, "I1", () -> "acked at " + placed.place() + ", where nothing is stored");
      if (there != null) {
        acked.computeIfAbsent(device, any -> new TreeMap<>()).put(placed.seq(), there.event().id());
      }
    }
  }

  /** I1: after a crash everything acked is still there. */
  private void ackedIsDurable() {
    acked.values().stream()
        .flatMap(events -> events.values().stream())
        .forEach(id -> check(history.has(id), "I1", () -> id + " was acked and is not stored"));
  }

  private void checkHeads(DeskLog log) {
    for (ServerFrame.Head head : log.heads()) {
      check(
          history.head(head.partition()) == head.pos(),
          "I1",
          () -> "the log ends at " + head + ", committed was " + history.head(head.partition()));
    }
  }

  /** I2: each event once; of each device and epoch everything up to its highest number. */
  private void onceAndContiguous() {
    DeskLog log = stored;
    String twice = history.firstTwice();
    check(twice == null, "I2", () -> twice + " is in the log twice");
    String disorder = history.firstDisorder();
    check(disorder == null, "I4", () -> String.valueOf(disorder));
    if (log == null || !world.centre().isUp()) {
      return;
    }
    for (Map.Entry<ClientFrame.Device, Map<Long, Set<EventId>>> one : pushed.entrySet()) {
      long hwm = log.hwm(one.getKey());
      long before = history.accounted(one.getKey());
      for (long seq = before + 1; seq <= hwm; seq++) {
        Set<EventId> offered = one.getValue().getOrDefault(seq, Set.of());
        long number = seq;
        check(
            offered.stream().anyMatch(id -> history.has(id) || poison.contains(id)),
            "I2",
            () -> "the mark is at " + hwm + ", number " + number + " is nowhere");
      }
      history.account(one.getKey(), hwm);
    }
  }

  /** I5: up to its cursor a desktop has all that it follows, and nothing that is not in the log. */
  private void prefixIsDelivered(
      Desk desk, Map<Integer, Long> cursors, List<PlacedEvent> confirmed) {
    String wrong = null;
    for (History past = history; past != null; past = past.before()) {
      wrong = past.compare(desk.home(), cursors, confirmed);
      if (wrong == null) {
        return;
      }
    }
    String last = wrong;
    check(false, "I5", () -> desk.name() + ": " + last);
  }

  /** I6: what was seen at a desktop stays to be seen there, own work from its first moment. */
  private void readsAreMonotonic(Desk desk, Sight sight, List<PlacedEvent> confirmed) {
    Set<EventId> own = desk.disk().own();
    check(own.containsAll(sight.own), "I6", () -> desk.name() + " lost sight of own work");
    Set<EventId> now = ids(confirmed);
    check(
        sight.mayForget || now.containsAll(sight.confirmed),
        "I6",
        () -> desk.name() + " lost sight of something confirmed");
    sight.confirmed = now;
    sight.mayForget &= !(sight.welcomed && desk.isLive());
  }

  /** I8: what waits to be sent on a connection is bounded: by the limit and the answers due. */
  private void queueIsBounded(Link link, long queued) {
    long answers = Centre.LIMITS.pushWindow() * largestFrame;
    check(
        queued <= Centre.LIMITS.maxQueuedBytes() + answers + SMALL_ANSWERS,
        "I8",
        () -> queued + " bytes wait for " + link.desk().name());
  }

  /** I9: only what the desktop asked for under that version is sent. */
  private void onlyTopicsAskedFor(Link link, long version, List<PlacedEvent> events) {
    Set<String> topics = link.topics(version);
    for (PlacedEvent event : events) {
      CitizenId citizen = event.event().subject().citizen();
      check(
          topics != null && topics.contains(Topic.citizen(citizen)),
          "I9",
          () -> link.desk().name() + " was sent " + event.place() + " without asking");
    }
  }

  /** I3: all work that a desktop still has is in the log, or refused where its user sees it. */
  void noWorkIsLost() {
    for (Desk desk : world.desks()) {
      Set<EventId> refused = desk.disk().refused();
      for (EventId id : sight(desk).own) {
        check(
            history.has(id) || refused.contains(id),
            "I3",
            () -> "event " + id + " of " + desk.name() + " is neither stored nor refused");
      }
    }
  }

  /** I5 and I7, in the end: each desktop knows the log as it is now. */
  void allIsKnown() {
    for (Desk desk : world.desks()) {
      Map<Integer, Long> cursors = SyncStore.positions(desk.disk().sync().standing());
      String wrong = history.compare(desk.home(), cursors, desk.disk().confirmed());
      check(wrong == null, "I5", () -> desk.name() + ", in the end: " + wrong);
    }
  }

  /** Returns what keeps a desktop from being done; null if nothing does. */
  @Nullable String unfinished(Desk desk) {
    SyncStore.Counts counts = desk.disk().sync().counts();
    Map<Integer, Long> cursors = SyncStore.positions(desk.disk().sync().standing());
    if (!desk.isLive()) {
      return desk.name() + " is not live";
    }
    if (counts.unsent() > 0) {
      return desk.name() + " has " + counts.unsent() + " unsent";
    }
    return history.heads().stream()
        .filter(head -> cursors.getOrDefault(head.partition(), 0L) != head.pos())
        .map(head -> desk.name() + " stands at " + cursors + ", the log at " + head)
        .findFirst()
        .orElse(null);
  }

  /** I10: everything that was ever pushed, pushed twice again, changes nothing. */
  void replayChangesNothing() {
    DeskLog log = Objects.requireNonNull(stored, "the server never started");
    List<ServerFrame.Head> heads = log.heads();
    for (Desk desk : world.desks()) {
      ClientFrame.Device device = desk.disk().sync().standing().device();
      long hwm = log.hwm(device);
      for (int round = 0; round < 2; round++) {
        for (ClientFrame.Push push : pushes.getOrDefault(device, List.of())) {
          if (push.events().getLast().origin().seq() <= hwm) {
            var _ = log.push(device, desk.user(), push.events()).handle((a, b) -> b).join();
          }
        }
      }
      check(log.hwm(device) == hwm, "I10", () -> "a replay moved the mark of " + desk.name());
    }
    check(log.heads().equals(heads), "I10", () -> "a replay moved the log's end");
  }

  private Sight sight(Desk desk) {
    return sights.computeIfAbsent(desk, any -> new Sight());
  }

  private static ClientFrame.Device device(Event.Origin origin) {
    return new ClientFrame.Device(origin.device(), origin.epoch());
  }

  /**
   * The server's shell goes on after an exception, so what was found is kept until the step ends.
   */
  void check(boolean holds, String invariant, Supplier<String> otherwise) {
    if (!holds && violation == null) {
      violation = new Violation(invariant, otherwise.get());
    }
    if (!holds) {
      throw violation;
    }
  }
}
