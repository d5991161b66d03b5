// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The log as the oracle saw it grow, and what it was before each time it lost its end. */
final class History {
  private final Map<Integer, List<PlacedEvent>> partitions = new TreeMap<>();
  private final Set<EventId> ids = new HashSet<>();
  private final Map<CitizenId, Long> citizenSeqs = new HashMap<>();
  private final Map<Author, Long> authors = new HashMap<>();
  private final Map<ClientFrame.Device, Long> accounted = new HashMap<>();
  private @Nullable History before;
  private @Nullable String twice;
  private @Nullable String disorder;
  private long size;

  void add(PlacedEvent event) {
    PlacedEvent.Place place = event.place();
    Event.Origin origin = event.event().origin();
    CitizenId citizen = event.event().subject().citizen();
    List<PlacedEvent> part = partitions.computeIfAbsent(place.partition(), p -> new ArrayList<>());
    if (place.pos() != part.size() + 1) {
      disorder = place + " follows position " + part.size();
    }
    if (place.citizenSeq() != citizenSeqs.merge(citizen, 1L, Long::sum)) {
      disorder = place + " is not the citizen's next";
    }
    Long earlier =
        authors.put(
            new Author(new ClientFrame.Device(origin.device(), origin.epoch()), citizen),
            origin.seq());
    if (earlier != null && earlier >= origin.seq()) {
      disorder = place + " has number " + origin.seq() + " behind " + earlier;
    }
    if (!ids.add(event.event().id())) {
      twice = "event " + event.event().id();
    }
    part.add(event);
    size++;
  }

  /** Returns the log up to these positions, which remembers what it was before. */
  History upTo(List<ServerFrame.Head> heads) {
    History shorter = new History();
    for (ServerFrame.Head head : heads) {
      partitions.getOrDefault(head.partition(), List.of()).stream()
          .limit(head.pos())
          .forEach(shorter::add);
    }
    shorter.before = this;
    return shorter;
  }

  @Nullable History before() {
    return before;
  }

  long size() {
    return size;
  }

  boolean has(EventId id) {
    return ids.contains(id);
  }

  /** Returns whether an event is in the log, or was before that lost its end. */
  boolean everHad(EventId id) {
    return has(id) || (before != null && before.everHad(id));
  }

  long head(int partition) {
    return partitions.getOrDefault(partition, List.of()).size();
  }

  List<ServerFrame.Head> heads() {
    return partitions.keySet().stream().map(p -> new ServerFrame.Head(p, head(p))).toList();
  }

  @Nullable PlacedEvent at(PlacedEvent.Place place) {
    List<PlacedEvent> part = partitions.getOrDefault(place.partition(), List.of());
    return place.pos() <= part.size() ? part.get((int) place.pos() - 1) : null;
  }

  /** Returns an event that came in twice. */
  @Nullable String firstTwice() {
    return twice;
  }

  /** Returns what is out of order. */
  @Nullable String firstDisorder() {
    return disorder;
  }

  /** Returns up to which number of a device it is known where each one is. */
  long accounted(ClientFrame.Device device) {
    return accounted.getOrDefault(device, 0L);
  }

  void account(ClientFrame.Device device, long upto) {
    accounted.put(device, upto);
  }

  /**
   * Compares with what a desktop knows.
   *
   * @param home the citizen that it follows all the time
   * @return what is missing or wrong; null if nothing is
   */
  @Nullable String compare(
      CitizenId home, Map<Integer, Long> cursors, List<PlacedEvent> confirmed) {
    Set<EventId> known = new HashSet<>();
    for (PlacedEvent event : confirmed) {
      PlacedEvent here = at(event.place());
      if (here == null || !here.event().id().equals(event.event().id())) {
        return "what is known at " + event.place() + " is not in the log there";
      }
      known.add(event.event().id());
    }
    for (Map.Entry<Integer, Long> cursor : cursors.entrySet()) {
      List<PlacedEvent> part = partitions.getOrDefault(cursor.getKey(), List.of());
      if (cursor.getValue() > part.size()) {
        return "the cursor stands at " + cursor + " behind the end";
      }
      for (PlacedEvent event : part.subList(0, cursor.getValue().intValue())) {
        if (isOf(event, home) && !known.contains(event.event().id())) {
          return "before the cursor " + cursor + " what stands at " + event.place() + " is missing";
        }
      }
    }
    return null;
  }

  private static boolean isOf(PlacedEvent event, CitizenId citizen) {
    return event.event().subject().citizen().equals(citizen);
  }

  private record Author(ClientFrame.Device device, CitizenId citizen) {}
}
