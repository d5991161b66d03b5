// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The store's rules in memory, said as plainly as possible, to compare the real one with. */
final class ModelStore implements SyncStore, SimulatedDesk.Local {
  /** An own event: null place while it is not known. */
  private static final class Own {
    private Event event;
    private boolean accepted;
    private boolean refused;
    private PlacedEvent.Place place;

    Own(Event event) {
      this.event = event;
    }

    boolean isSettled() {
      return refused || place != null;
    }
  }

  private final List<Own> own = new ArrayList<>();
  private final Map<Long, PlacedEvent> confirmed = new TreeMap<>();
  private ClientFrame.Device device;
  private String logEpoch;
  private long cursor;
  private String proof;

  ModelStore(String name) {
    device = new ClientFrame.Device(new DeviceId(Uuids.named("device", name)), 1);
  }

  @Override
  public EventId write(CitizenId citizen) {
    Event event = renumbered(SampleEvents.note(device, citizen, next()), next());
    own.add(new Own(event));
    return event.id();
  }

  @Override
  public List<PlacedEvent> confirmed() {
    return List.copyOf(confirmed.values());
  }

  @Override
  public SyncStore sync() {
    return this;
  }

  @Override
  public Standing standing() {
    long settled =
        mine().stream()
            .filter(one -> !one.isSettled())
            .mapToLong(one -> one.event.origin().seq() - 1)
            .min()
            .orElse(next() - 1);
    List<ClientFrame.Cursor> cursors =
        cursor == 0 ? List.of() : List.of(new ClientFrame.Cursor(0, cursor, proof));
    return new Standing(device, logEpoch, settled, cursors, List.of());
  }

  @Override
  public Counts counts() {
    return new Counts(
        own.stream().filter(one -> !one.accepted && !one.refused).count(),
        own.stream().filter(one -> one.refused).count());
  }

  @Override
  public Welcomed welcomed(
      String epoch, long hwm, List<ServerFrame.Head> heads, List<Integer> reread) {
    if (hwm >= next()) {
      return Welcomed.NOT_US;
    }
    boolean renamed = logEpoch != null && !logEpoch.equals(epoch);
    boolean another = renamed || !reread.isEmpty() || cursor > heads.getFirst().pos();
    if (!reread.isEmpty() || cursor > heads.getFirst().pos()) {
      forgetLog();
    } else if (renamed) {
      forgetUnproven();
    }
    logEpoch = epoch;
    for (Own one : mine()) {
      if (one.event.origin().seq() <= hwm) {
        one.accepted = true;
      } else {
        one.accepted = false;
        one.refused = false;
        one.place = null;
        confirmed.values().removeIf(event -> event.event().id().equals(one.event.id()));
      }
    }
    if (another) {
      renumber(own.stream().filter(one -> !isMine(one) && !one.isSettled()).toList());
    }
    return another ? Welcomed.ANOTHER_LOG : Welcomed.CONTINUED;
  }

  @Override
  public List<Event> toPush(long after, long mark, int max) {
    List<Event> run = new ArrayList<>();
    for (Own one : mine()) {
      long seq = one.event.origin().seq();
      boolean fits = run.isEmpty() || run.getLast().origin().seq() + 1 == seq;
      if (seq > after && (seq > mark || !one.isSettled()) && run.size() < max) {
        if (!fits) {
          break;
        }
        run.add(one.event);
      }
    }
    return run;
  }

  @Override
  public void sending(long upto) {}

  @Override
  public void acked(long upto, List<ServerFrame.Placed> placed) {
    for (Own one : mine()) {
      long seq = one.event.origin().seq();
      if (seq <= upto && !one.refused) {
        one.accepted = true;
      }
      for (ServerFrame.Placed place : placed) {
        if (place.seq() == seq && !one.refused) {
          one.accepted = true;
          one.place = place.place();
        }
      }
    }
  }

  @Override
  public void rejected(ServerFrame.Reject reject) {
    own.stream()
        .filter(one -> one.event.id().equals(reject.eventId()))
        .forEach(one -> one.refused = true);
  }

  @Override
  public Applied apply(Range range) {
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
    proof = rest.to() > cursor ? rest.proof() : proof;
    cursor = rest.to();
    return new Applied(Applied.Kind.DONE, cursor);
  }

  @Override
  public OptionalLong keep(ServerFrame.History history) {
    history.events().stream().filter(event -> !contradicts(event)).forEach(this::confirm);
    return OptionalLong.empty();
  }

  @Override
  public void fork(ClientFrame.Device fresh) {
    List<Own> unsettled = own.stream().filter(one -> !one.isSettled()).toList();
    device = fresh;
    renumber(unsettled);
  }

  @Override
  public void forgetLog() {
    confirmed.clear();
    cursor = 0;
    proof = null;
    for (Own one : own) {
      one.accepted = one.accepted || one.place != null;
      one.place = null;
    }
  }

  private void forgetUnproven() {
    confirmed.keySet().removeIf(pos -> pos > cursor);
    for (Own one : own) {
      if (one.place != null && one.place.pos() > cursor) {
        one.place = null;
      }
    }
  }

  private boolean contradicts(PlacedEvent event) {
    PlacedEvent here = confirmed.get(event.place().pos());
    return here != null && !here.event().id().equals(event.event().id());
  }

  private void confirm(PlacedEvent event) {
    confirmed.putIfAbsent(event.place().pos(), event);
    own.stream()
        .filter(one -> one.event.id().equals(event.event().id()))
        .forEach(
            one -> {
              one.accepted = true;
              one.refused = false;
              one.place = event.place();
            });
  }

  private void renumber(List<Own> which) {
    for (Own one : which) {
      one.accepted = false;
      one.event = renumbered(one.event, next());
    }
  }

  private Event renumbered(Event event, long seq) {
    return new Event(
        event.id(),
        new Event.Origin(device.id(), device.epoch(), seq, event.origin().session()),
        event.subject(),
        event.hlc(),
        event.occurredAt(),
        event.content());
  }

  private List<Own> mine() {
    return own.stream()
        .filter(this::isMine)
        .sorted((a, b) -> Long.compare(a.event.origin().seq(), b.event.origin().seq()))
        .toList();
  }

  private boolean isMine(Own one) {
    return one.event.origin().device().equals(device.id())
        && one.event.origin().epoch() == device.epoch();
  }

  private long next() {
    return mine().stream().mapToLong(one -> one.event.origin().seq()).max().orElse(0) + 1;
  }
}
