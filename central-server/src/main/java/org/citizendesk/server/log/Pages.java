// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.CitizenId;
import org.jdbi.v3.core.Handle;
import java.util.List;
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
    return new LogPage(from, to, to < head, filtered(handle, partition, from, to, topics));
  }

  private static List<PlacedEvent> filtered(
      Handle handle, int partition, long after, long to, Set<String> topics) {
    if (topics.isEmpty() || after == to) {
      return List.of();
    }
    return handle
        .createQuery(FILTERED)
        .bind("part", partition)
        .bind("after", after)
        .bind("to", to)
        .bindList("topics", topics)
        .map((row, context) -> Columns.event(row))
        .list();
  }

  static List<PlacedEvent> history(Handle handle, CitizenId citizen, long before, int limit) {
    return handle
        .createQuery(HISTORY)
        .bind(0, Columns.bytes(citizen.value()))
        .bind(1, before)
        .bind(2, limit)
        .map((row, context) -> Columns.event(row))
        .list()
        .reversed();
  }
}
