// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A small server with the real rules: one partition, dense numbers, dedupe, filtered ranges. */
final class ModelServer {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final String AGENT = "ana";
  static final ServerFrame.Limits LIMITS = new ServerFrame.Limits(4, 256 * 1024, 5000);

  final List<PlacedEvent> log = new ArrayList<>();
  final Map<ClientFrame.Device, List<Event>> accepted = new HashMap<>();
  final Map<CitizenId, Long> citizenHeads = new HashMap<>();
  String epoch = "log-1";
  int pageSize = 7;

  /** One desktop's connection. */
  final class Connection {
    final Consumer<ServerFrame> out;
    final Consumer<CloseCode> close;
    ClientFrame.Device device;
    Set<String> topics = Set.of();
    long subVersion;
    long pushedTo = -1;

    Connection(Consumer<ServerFrame> out, Consumer<CloseCode> close) {
      this.out = out;
      this.close = close;
    }

    void take(ClientFrame frame) {
      switch (frame) {
        case ClientFrame.Hello hello -> hello(hello);
        case ClientFrame.Push push -> push(push);
        case ClientFrame.Pull pull -> pull(pull);
        case ClientFrame.Sub sub -> {
          topics = new HashSet<>(sub.topics());
          subVersion = sub.version();
          out.accept(new ServerFrame.Subbed(sub.version(), heads(), List.of()));
        }
        case ClientFrame.Fetch fetch -> out.accept(history(fetch));
        case ClientFrame.Cmd cmd ->
            out.accept(new ServerFrame.CmdResult(cmd.id(), new Outcome.Done()));
        case ClientFrame.Heartbeat beat -> out.accept(new ServerFrame.Heartbeat(heads()));
        case ClientFrame.Unknown unknown -> close.accept(CloseCode.BAD_FRAME);
      }
    }

    private void hello(ClientFrame.Hello hello) {
      device = hello.device();
      topics = new HashSet<>(hello.sub().topics());
      subVersion = hello.sub().version();
      out.accept(welcome(hello));
    }

    private void push(ClientFrame.Push push) {
      List<ServerFrame.Placed> placed = new ArrayList<>();
      List<Event> known = accepted.computeIfAbsent(device, any -> new ArrayList<>());
      for (Event event : push.events()) {
        long seq = event.origin().seq();
        if (device == null || seq > known.size() + 1) {
          close.accept(CloseCode.BAD_FRAME);
          return;
        }
        if (seq <= known.size() && !known.get((int) seq - 1).id().equals(event.id())) {
          close.accept(CloseCode.FORK);
          return;
        }
        if (seq > known.size()) {
          known.add(event);
        }
        placed.add(new ServerFrame.Placed(seq, place(event)));
      }
      out.accept(new ServerFrame.Ack(known.size(), placed));
    }

    private void pull(ClientFrame.Pull pull) {
      long from = Math.min(pull.after(), log.size());
      long to = Math.min(log.size(), from + pageSize);
      boolean more = to < log.size();
      out.accept(
          new ServerFrame.Page(0, from, to, subVersion, more, filtered(from, to), proof(to)));
      pushedTo = to;
      if (!more) {
        out.accept(new ServerFrame.CaughtUp(0, to));
      }
    }

    /** Sends what was appended since the last time. */
    void deliver() {
      if (pushedTo >= 0 && pushedTo < log.size()) {
        long from = pushedTo;
        pushedTo = log.size();
        out.accept(
            new ServerFrame.Deliver(
                0, from, pushedTo, subVersion, filtered(from, pushedTo), proof(pushedTo)));
      }
    }

    private List<PlacedEvent> filtered(long from, long to) {
      return log.subList((int) from, (int) to).stream()
          .filter(event -> topics.contains(topic(event)))
          .toList();
    }
  }

  private ServerFrame.Welcome welcome(ClientFrame.Hello hello) {
    List<Integer> reread =
        hello.cursors().stream()
            .filter(cursor -> !hasRead(cursor, epoch.equals(hello.logEpoch())))
            .map(ClientFrame.Cursor::partition)
            .toList();
    return welcome(hello.device(), reread);
  }

  private boolean hasRead(ClientFrame.Cursor cursor, boolean sameName) {
    return cursor.pos() <= log.size()
        && (cursor.proof() == null ? sameName : cursor.proof().equals(proof(cursor.pos())));
  }

  /** Stands for the log up to a position. */
  String proof(long pos) {
    return "p"
        + log.subList(0, (int) pos).stream().map(event -> event.event().id()).toList().hashCode();
  }

  ServerFrame.Welcome welcome(ClientFrame.Device device, List<Integer> reread) {
    return new ServerFrame.Welcome(
        "session",
        new ServerFrame.User(AGENT, "Ana", List.of(Role.AGENT)),
        epoch,
        accepted.getOrDefault(device, List.of()).size(),
        heads(),
        reread,
        LIMITS,
        NOW);
  }

  List<ServerFrame.Head> heads() {
    return List.of(new ServerFrame.Head(0, log.size()));
  }

  /** Returns the place of an event, giving it one if it is new. */
  PlacedEvent.Place place(Event event) {
    return log.stream()
        .filter(placed -> placed.event().id().equals(event.id()))
        .map(PlacedEvent::place)
        .findFirst()
        .orElseGet(() -> append(event));
  }

  private PlacedEvent.Place append(Event event) {
    long citizenSeq = citizenHeads.merge(event.subject().citizen(), 1L, Long::sum);
    PlacedEvent.Place place = new PlacedEvent.Place(0, log.size() + 1L, citizenSeq);
    log.add(new PlacedEvent(event, place, NOW));
    return place;
  }

  /** Loses the newest events and everything known of where they came from, as a restore does. */
  void rollBack(int events) {
    for (int i = 0; i < events && !log.isEmpty(); i++) {
      PlacedEvent lost = log.removeLast();
      citizenHeads.merge(lost.event().subject().citizen(), -1L, Long::sum);
      // A device's sequence stays dense, so with an event goes all that came after it.
      accepted.values().forEach(known -> cutAt(known, lost.event()));
    }
  }

  /** Goes under a new name, as after a promotion or a restore that was said to be one. */
  void rename() {
    epoch = epoch + "'";
  }

  private static void cutAt(List<Event> known, Event lost) {
    for (int at = 0; at < known.size(); at++) {
      if (known.get(at).id().equals(lost.id())) {
        known.subList(at, known.size()).clear();
      }
    }
  }

  ServerFrame.History history(ClientFrame.Fetch fetch) {
    List<PlacedEvent> older =
        log.stream()
            .filter(event -> event.event().subject().citizen().equals(fetch.citizen()))
            .filter(event -> event.place().citizenSeq() < fetch.before())
            .collect(Collectors.toCollection(ArrayList::new));
    boolean more = older.size() > fetch.limit();
    return new ServerFrame.History(
        fetch.citizen(),
        fetch.before(),
        more ? older.subList(older.size() - fetch.limit(), older.size()) : older,
        more);
  }

  private static String topic(PlacedEvent event) {
    return Topic.citizen(event.event().subject().citizen());
  }
}
