// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells of what is committed, in the order of the log and without gap, whoever committed it. What
 * this node wrote comes from memory where it follows at once, everything else is read back.
 *
 * <p>Thread-safe.
 */
final class Tail {
  /** Where the log's name is kept. */
  static final String EPOCH = "log_epoch";

  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  private static final int PAGE = 500;

  private static final String STRETCH =
      "select * from event where part = ? and pos > ? and pos <= ? order by pos";

  private static final String TOPICS =
      "select pos, topic from topic_index where part = ? and pos > ? and pos <= ?";

  private final Store store;
  private final List<LogListener> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> onAnotherLog = new CopyOnWriteArrayList<>();
  private String epoch;
  private long told;

  Tail(Store store) {
    this.store = store;
    this.epoch = store.read(Tail::epoch);
    this.told = store.read(Tail::head);
  }

  void onAnotherLog(Runnable action) {
    onAnotherLog.add(action);
  }

  void listen(LogListener listener) {
    listeners.add(listener);
  }

  /** This node committed these. */
  synchronized void committed(List<Entry> entries) {
    if (position(entries.getFirst()) == told + 1) {
      tell(entries);
    }
    // Otherwise another node's come first, and these will be read with them.
  }

  /**
   * Somebody may have committed something.
   *
   * @return when the first event that was read had been received; empty if there was none
   */
  synchronized Optional<Instant> look() {
    long head = store.read(Tail::head);
    String now = store.read(Tail::epoch);
    if (!now.equals(epoch)) {
      LOG.warn("the log is another one: it ends at {}, {} was told", head, told);
      epoch = now;
      told = head;
      onAnotherLog.forEach(Runnable::run);
      return Optional.empty();
    }
    Optional<Instant> first = Optional.empty();
    while (told < head) {
      long to = Math.min(head, told + PAGE);
      List<Entry> entries = store.read(handle -> entries(handle, told, to));
      first = first.or(() -> Optional.of(entries.getFirst().placed().receivedAt()));
      tell(entries);
    }
    return first;
  }

  private void tell(List<Entry> entries) {
    told = position(entries.getLast());
    listeners.forEach(listener -> listener.committed(entries));
  }

  private static long position(Entry entry) {
    return entry.placed().place().pos();
  }

  static String epoch(Handle handle) {
    return handle
        .createQuery("select v from meta where k = ?")
        .bind(0, EPOCH)
        .mapTo(String.class)
        .one();
  }

  private static long head(Handle handle) {
    return handle
        .createQuery("select head from part where id = ?")
        .bind(0, Appender.PARTITION)
        .mapTo(long.class)
        .one();
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
    return new Entry(
        placed,
        FactCodec.decode(placed.event().content()),
        Set.copyOf(topics.getOrDefault(placed.place().pos(), Set.of())),
        Chain.proof(row.getBytes("chain")));
  }
}
