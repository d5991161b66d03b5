// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is added to the log and not in its tables yet: by one write, or by all writes of a
 * transaction so far. A write that is undone has its addition dropped.
 */
final class Addition implements Past {
  private final Past before;
  private final List<Row> rows = new ArrayList<>();
  private final List<Indexed> index = new ArrayList<>();
  private final Map<EventId, PlacedEvent> byId = new HashMap<>();
  private final Map<ClientFrame.Device, Long> hwms = new HashMap<>();
  private final Map<CitizenId, Long> citizenSeqs = new HashMap<>();
  private @Nullable Head head;

  Addition(Past before) {
    this.before = before;
  }

  /** Adds an event at the end. */
  void add(PlacedEvent placed, byte[] chain) {
    Event event = placed.event();
    rows.add(new Row(placed, chain));
    byId.put(event.id(), placed);
    citizenSeqs.put(event.subject().citizen(), placed.place().citizenSeq());
    head = new Head(placed.place().pos(), chain);
    dealtWith(event.origin());
  }

  /** Notes that a device's event needs no answer any more, whatever came of it. */
  void dealtWith(Event.Origin origin) {
    ClientFrame.Device device = Past.device(origin);
    hwms.put(device, Math.max(hwm(device), origin.seq()));
  }

  /** Notes who may want to hear of an event, beside those who follow its citizen. */
  void index(PlacedEvent.Place place, Set<String> topics) {
    topics.forEach(topic -> index.add(new Indexed(topic, place)));
  }

  /** Takes over what a write added on top of this. */
  void take(Addition later) {
    rows.addAll(later.rows);
    index.addAll(later.index);
    byId.putAll(later.byId);
    hwms.putAll(later.hwms);
    citizenSeqs.putAll(later.citizenSeqs);
    head = later.head == null ? head : later.head;
  }

  List<Row> rows() {
    return rows;
  }

  List<Indexed> index() {
    return index;
  }

  Map<ClientFrame.Device, Long> hwms() {
    return hwms;
  }

  Map<CitizenId, Long> citizenSeqs() {
    return citizenSeqs;
  }

  @Override
  public String epoch() {
    return before.epoch();
  }

  @Override
  public Head head() {
    Head added = head;
    return added == null ? before.head() : added;
  }

  @Override
  public long hwm(ClientFrame.Device device) {
    Long added = hwms.get(device);
    return added == null ? before.hwm(device) : added;
  }

  @Override
  public long citizenSeq(CitizenId citizen) {
    Long added = citizenSeqs.get(citizen);
    return added == null ? before.citizenSeq(citizen) : added;
  }

  @Override
  public String proof(long pos) {
    long first = before.head().pos() + 1;
    return pos < first
        ? before.proof(pos)
        : Chain.proof(rows.get(Math.toIntExact(pos - first)).chain());
  }

  @Override
  public Optional<PlacedEvent> find(EventId id) {
    return Optional.ofNullable(byId.get(id)).or(() -> before.find(id));
  }

  /** One event with its link of the chain. */
  static final class Row {
    private final PlacedEvent placed;
    private final byte[] chain;

    Row(PlacedEvent placed, byte[] chain) {
      this.placed = placed;
      this.chain = chain;
    }

    PlacedEvent placed() {
      return placed;
    }

    byte[] chain() {
      return chain;
    }
  }

  /** One event in the index of a topic. */
  record Indexed(String topic, PlacedEvent.Place place) {}
}
