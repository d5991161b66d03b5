// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the server's log holds.
 *
 * @param entries in the order of their positions
 * @param head the position at which the server says that it ends
 * @param ofAgents positions of what each agent hears of because of herself
 */
record LogSide(List<Entry> entries, long head, Map<String, Set<Long>> ofAgents) {
  private static final String AGENT = "agent:";

  /** One event at its place. */
  record Entry(
      UUID id, UUID device, long epoch, long seq, UUID citizen, long pos, long citizenSeq) {}

  LogSide {
    entries = List.copyOf(entries);
    ofAgents = Map.copyOf(ofAgents);
  }

  static LogSide read(Handle handle) {
    return new LogSide(entries(handle), head(handle), ofAgents(handle));
  }

  static long head(Handle handle) {
    return handle.createQuery("select head from part where id = 0").mapTo(long.class).one();
  }

  private static List<Entry> entries(Handle handle) {
    return handle
        .createQuery(
            "select event_id, device_id, device_epoch, device_seq, citizen_id, pos, citizen_seq"
                + " from event where part = 0 order by pos")
        .map(
            (row, context) ->
                new Entry(
                    Columns.uuid(row.getBytes(1)),
                    Columns.uuid(row.getBytes(2)),
                    row.getLong(3),
                    row.getLong(4),
                    Columns.uuid(row.getBytes(5)),
                    row.getLong(6),
                    row.getLong(7)))
        .list();
  }

  private static Map<String, Set<Long>> ofAgents(Handle handle) {
    Map<String, Set<Long>> places = new HashMap<>();
    handle
        .createQuery("select topic, pos from topic_index where topic like 'agent:%'")
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(
            heard ->
                places
                    .computeIfAbsent(heard.getKey().substring(AGENT.length()), n -> new HashSet<>())
                    .add(heard.getValue()));
    return places;
  }
}
