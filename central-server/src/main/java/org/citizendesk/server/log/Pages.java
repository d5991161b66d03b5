// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.EmptyHandling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads stretches of the log. */
final class Pages {
  // Driven by the topics: how long the stretch is matters little, how many events match does.
  private static final String FILTERED =
      """
      select * from event e
      where e.part = :part and e.pos in
        (select t.pos from topic_index t
         where t.topic in (<topics>) and t.part = :part and t.pos > :after and t.pos <= :to
         union all
         select c.pos from event c
         where c.citizen_id in (<citizens>) and c.part = :part and c.pos > :after and c.pos <= :to)
      order by e.pos limit :max
      """;

  private static final String HISTORY =
      """
      select * from event where citizen_id = ? and citizen_seq < ?
      order by citizen_seq desc limit ?
      """;

  // An event's payload has at most 64 KiB.
  private static final int HEAVIEST = 200_000;

  // In one statement: a page is not to ask more often than it must.
  private static final String LOG =
      "select v, coalesce((select head from part where id = ?), 0) from meta where k = ?";

  // A stretch with little in it is made longer, a few times so that an answer stays quick.
  private static final int STRETCHES = 7;
  private static final int LONGER = 4;

  private Pages() {}

  static LogPage page(Handle handle, int partition, long after, int max, Set<String> topics) {
    LogEnds log = log(handle, partition);
    long head = log.heads().getFirst().pos();
    long from = Math.min(after, head);
    long to = topics.isEmpty() ? head : from;
    List<PlacedEvent> events = new ArrayList<>();
    long span = max;
    for (int i = 0; i < STRETCHES && to < head && !isFull(events, max); i++) {
      long end = Math.min(head, to + span);
      filtered(handle, new Stretch(partition, to, end, max), topics, events);
      to = isFull(events, max) ? events.getLast().place().pos() : end;
      span *= LONGER;
    }
    return new LogPage(
        log.epoch(), from, to, to < head, events, proof(handle, partition, to).orElse(null));
  }

  /** Returns the log's name and where a partition ends; at 0 if there is no such partition. */
  private static LogEnds log(Handle handle, int partition) {
    return handle
        .createQuery(LOG)
        .bind(0, partition)
        .bind(1, Meta.EPOCH)
        .map(
            (row, context) ->
                new LogEnds(
                    row.getString(1), List.of(new ServerFrame.Head(partition, row.getLong(2)))))
        .one();
  }

  /** Returns what stands for the log up to a position; empty if there is no event at it. */
  static Optional<String> proof(Handle handle, int partition, long pos) {
    return handle
        .createQuery("select chain from event where part = ? and pos = ?")
        .bind(0, partition)
        .bind(1, pos)
        .map((row, context) -> Chain.proof(row.getBytes(1)))
        .findFirst();
  }

  private static boolean isFull(List<PlacedEvent> events, int max) {
    return events.size() >= max || isHeavy(events.stream().mapToInt(LogPage::weight).sum());
  }

  /** Returns whether one more of the heaviest kind might not fit. */
  private static boolean isHeavy(int weight) {
    return weight > LogPage.MAX_WEIGHT - HEAVIEST;
  }

  /** Adds to the events until they are full. */
  private static void filtered(
      Handle handle, Stretch stretch, Set<String> topics, List<PlacedEvent> events) {
    try (ResultIterator<PlacedEvent> rows =
        handle
            .createQuery(FILTERED)
            .bind("part", stretch.partition)
            .bind("after", stretch.after)
            .bind("to", stretch.to)
            .bind("max", stretch.max - events.size())
            .bindList(EmptyHandling.NULL_KEYWORD, "topics", List.copyOf(topics))
            .bindList(EmptyHandling.NULL_KEYWORD, "citizens", citizens(topics))
            .map((row, context) -> EventRows.event(row))
            .iterator()) {
      addWhileLight(rows, events);
    }
  }

  /** The index of topics leaves these to the events' own. */
  private static List<byte[]> citizens(Set<String> topics) {
    return topics.stream()
        .flatMap(topic -> Topic.citizenOf(topic).stream())
        .map(citizen -> Columns.bytes(citizen.value()))
        .toList();
  }

  static LogHistory history(Handle handle, CitizenId citizen, long before, int limit) {
    String epoch = Meta.epoch(handle);
    List<PlacedEvent> events = timeline(handle, citizen, before, limit);
    if (events.isEmpty()) {
      return new LogHistory(epoch, events, null);
    }
    PlacedEvent.Place last = events.getLast().place();
    return new LogHistory(epoch, events, proof(handle, last.partition(), last.pos()).orElse(null));
  }

  private static List<PlacedEvent> timeline(
      Handle handle, CitizenId citizen, long before, int limit) {
    try (ResultIterator<PlacedEvent> rows =
        handle
            .createQuery(HISTORY)
            .bind(0, Columns.bytes(citizen.value()))
            .bind(1, before)
            .bind(2, limit)
            .map((row, context) -> EventRows.event(row))
            .iterator()) {
      List<PlacedEvent> newestFirst = new ArrayList<>();
      addWhileLight(rows, newestFirst);
      return newestFirst.reversed();
    }
  }

  private static void addWhileLight(ResultIterator<PlacedEvent> rows, List<PlacedEvent> events) {
    int weight = events.stream().mapToInt(LogPage::weight).sum();
    while (!isHeavy(weight) && rows.hasNext()) {
      PlacedEvent event = rows.next();
      events.add(event);
      weight += LogPage.weight(event);
    }
  }

  /** Where to look, and for how many events. */
  private record Stretch(int partition, long after, long to, int max) {}
}
