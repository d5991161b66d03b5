// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Statements;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the tables of the log hold when a transaction begins. Each thing is read once, and what is
 * known to be needed is read for many at once.
 */
final class Stored implements Past {
  private static final int MOST_AT_ONCE = 256;

  // In one statement, so that name and end are of the same log.
  private static final String END =
      "select (select v from meta where k = ?) as epoch, head, chain from part where id = ?";

  private static final String HWMS =
      "select device_id, device_epoch, hwm from device where device_id in (%s)";

  private static final String CITIZENS =
      "select citizen_id, seq from citizen_head where citizen_id in (%s)";

  private static final String EVENTS = "select * from event where event_id in (%s)";

  private final Handle handle;
  private final Statements statements;
  private final Set<DeviceId> askedDevices = new HashSet<>();
  private final Map<ClientFrame.Device, Long> hwms = new HashMap<>();
  private final Map<CitizenId, Long> citizenSeqs = new HashMap<>();
  private final Map<EventId, Optional<PlacedEvent>> events = new HashMap<>();
  private @Nullable End end;

  /**
   * @param statements of the same connection
   */
  Stored(Handle handle, Statements statements) {
    this.handle = handle;
    this.statements = statements;
  }

  /** Asks once, from a connection that others use too. */
  static <T> T ask(Handle handle, Function<Stored, T> question) {
    try (Statements statements = new Statements()) {
      return question.apply(new Stored(handle, statements));
    }
  }

  /** Reads in few statements what these pushes will ask for one by one. */
  void expect(Collection<Push> pushes) {
    readHwms(pushes.stream().map(push -> push.from().id()).toList());
    readCitizens(
        pushes.stream()
            .flatMap(push -> push.events().stream())
            .map(event -> event.subject().citizen())
            .toList());
    readEvents(
        pushes.stream().flatMap(push -> push.events().stream()).map(event -> event.id()).toList());
  }

  @Override
  public String epoch() {
    return end().epoch;
  }

  @Override
  public Head head() {
    return end().head;
  }

  private End end() {
    End read = end;
    if (read == null) {
      read = end(handle);
      end = read;
    }
    return read;
  }

  /** Reads the log's name and where it ends. */
  static End end(Handle handle) {
    return handle
        .createQuery(END)
        .bind(0, Meta.EPOCH)
        .bind(1, Appender.PARTITION)
        .map(
            (row, context) ->
                new End(
                    row.getString("epoch"), new Head(row.getLong("head"), row.getBytes("chain"))))
        .one();
  }

  @Override
  public long hwm(ClientFrame.Device device) {
    readHwms(List.of(device.id()));
    return hwms.getOrDefault(device, 0L);
  }

  @Override
  public long citizenSeq(CitizenId citizen) {
    readCitizens(List.of(citizen));
    return citizenSeqs.getOrDefault(citizen, 0L);
  }

  @Override
  public String proof(long pos) {
    return Pages.proof(handle, Appender.PARTITION, pos).orElseThrow();
  }

  @Override
  public Optional<PlacedEvent> find(EventId id) {
    readEvents(List.of(id));
    return events.getOrDefault(id, Optional.empty());
  }

  private void readHwms(List<DeviceId> devices) {
    inBatches(
        HWMS,
        devices.stream().filter(askedDevices::add).map(DeviceId::value).toList(),
        row ->
            hwms.put(
                new ClientFrame.Device(new DeviceId(Columns.uuid(row.getBytes(1))), row.getLong(2)),
                row.getLong(3)));
  }

  private void readCitizens(List<CitizenId> citizens) {
    inBatches(
        CITIZENS,
        citizens.stream()
            .filter(citizen -> citizenSeqs.putIfAbsent(citizen, 0L) == null)
            .map(CitizenId::value)
            .toList(),
        row -> citizenSeqs.put(new CitizenId(Columns.uuid(row.getBytes(1))), row.getLong(2)));
  }

  private void readEvents(List<EventId> wanted) {
    inBatches(
        EVENTS,
        wanted.stream()
            .filter(id -> events.putIfAbsent(id, Optional.empty()) == null)
            .map(EventId::value)
            .toList(),
        row -> {
          PlacedEvent found = EventRows.event(row);
          events.put(found.event().id(), Optional.of(found));
        });
  }

  /** Sizes are powers of two, so that few different statements are kept prepared. */
  private void inBatches(String sql, List<UUID> ids, Statements.Row each) {
    for (int from = 0; from < ids.size(); from += MOST_AT_ONCE) {
      List<UUID> batch = ids.subList(from, Math.min(ids.size(), from + MOST_AT_ONCE));
      int places = Integer.highestOneBit(2 * batch.size() - 1);
      statements.read(
          handle,
          sql.formatted("?" + ", ?".repeat(places - 1)),
          batch,
          (statement, asked) -> {
            for (int i = 0; i < places; i++) {
              UUID id = asked.get(Math.min(i, asked.size() - 1));
              statement.setBytes(i + 1, Columns.bytes(id));
            }
          },
          each);
    }
  }

  /** The name of a log, and its end. */
  record End(String epoch, Head head) {}
}
