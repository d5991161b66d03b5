// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads stretches of the log. */
final class Pages {
  private static final String FILTERED =
      """
      select * from event e
      where e.part = :part and e.pos > :after and e.pos <= :to
        and exists (select 1 from topic_index t
                    where t.part = e.part and t.pos = e.pos and t.topic in (<topics>))
      order by e.pos
      """;

  private static final String HISTORY =
      """
      select * from event where citizen_id = ? and citizen_seq < ?
      order by citizen_seq desc limit ?
      """;

  // An event's payload has at most 64 KiB.
  private static final int HEAVIEST = 200_000;

  private Pages() {}

  static LogPage page(Handle handle, int partition, long after, int max, Set<String> topics) {
    long head =
        handle
            .createQuery("select head from part where id = ?")
            .bind(0, partition)
            .mapTo(long.class)
            .findFirst()
            .orElse(0L);
    long from = Math.min(after, head);
    long to = Math.min(head, from + max);
    List<PlacedEvent> events = filtered(handle, partition, from, to, topics);
    long reached = events.isEmpty() || !isCut(events, to) ? to : events.getLast().place().pos();
    return new LogPage(
        from, reached, reached < head, events, proof(handle, partition, reached).orElse(null));
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

  /** Returns whether the page was full before the stretch was at its end. */
  private static boolean isCut(List<PlacedEvent> events, long to) {
    return events.getLast().place().pos() < to
        && events.stream().mapToInt(LogPage::weight).sum() > LogPage.MAX_WEIGHT - HEAVIEST;
  }

  private static List<PlacedEvent> filtered(
      Handle handle, int partition, long after, long to, Set<String> topics) {
    if (topics.isEmpty() || after == to) {
      return List.of();
    }
    try (ResultIterator<PlacedEvent> rows =
        handle
            .createQuery(FILTERED)
            .bind("part", partition)
            .bind("after", after)
            .bind("to", to)
            .bindList("topics", topics)
            .map((row, context) -> EventRows.event(row))
            .iterator()) {
      return whileLight(rows);
    }
  }

  static List<PlacedEvent> history(Handle handle, CitizenId citizen, long before, int limit) {
    try (ResultIterator<PlacedEvent> rows =
        handle
            .createQuery(HISTORY)
            .bind(0, Columns.bytes(citizen.value()))
            .bind(1, before)
            .bind(2, limit)
            .map((row, context) -> EventRows.event(row))
            .iterator()) {
      return whileLight(rows).reversed();
    }
  }

  /** Takes events until one more of the heaviest kind might not fit. */
  private static List<PlacedEvent> whileLight(ResultIterator<PlacedEvent> rows) {
    List<PlacedEvent> taken = new ArrayList<>();
    int weight = 0;
    while (weight <= LogPage.MAX_WEIGHT - HEAVIEST && rows.hasNext()) {
      PlacedEvent event = rows.next();
      taken.add(event);
      weight += LogPage.weight(event);
    }
    return taken;
  }
}
