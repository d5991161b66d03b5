// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The end of the log as it is in a relational store. Thread-safe. */
public final class StoredTail implements Tail.Source {
  private static final String STRETCH =
      "select * from event where part = ? and pos > ? and pos <= ? order by pos";

  private static final String TOPICS =
      "select pos, topic from topic_index where part = ? and pos > ? and pos <= ?";

  private final Store store;

  /**
   * @param store holds the log already
   */
  public StoredTail(Store store) {
    this.store = store;
  }

  @Override
  public Tail.End end() {
    Stored.End end = store.read(Stored::end);
    return new Tail.End(end.epoch(), end.head().pos());
  }

  @Override
  public Tail.Stretch stretch(long after, long to) {
    return store.read(handle -> new Tail.Stretch(Meta.epoch(handle), entries(handle, after, to)));
  }

  private static List<Entry> entries(Handle handle, long after, long to) {
    Map<Long, Set<String>> topics = new HashMap<>();
    handle
        .createQuery(TOPICS)
        .bind(0, Appender.PARTITION)
        .bind(1, after)
        .bind(2, to)
        .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
        .forEach(
            topic ->
                topics
                    .computeIfAbsent(topic.getKey(), any -> new HashSet<>())
                    .add(topic.getValue()));
    return handle
        .createQuery(STRETCH)
        .bind(0, Appender.PARTITION)
        .bind(1, after)
        .bind(2, to)
        .map((row, context) -> entry(row, topics))
        .list();
  }

  private static Entry entry(ResultSet row, Map<Long, Set<String>> topics) throws SQLException {
    PlacedEvent placed = EventRows.event(row);
    Set<String> hearing = new HashSet<>(topics.getOrDefault(placed.place().pos(), Set.of()));
    hearing.add(Topic.citizen(placed.event().subject().citizen()));
    return new Entry(
        placed,
        FactCodec.decode(placed.event().content()),
        Set.copyOf(hearing),
        Chain.proof(row.getBytes("chain")));
  }
}
