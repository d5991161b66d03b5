// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads an agent's work from the table of contacts. */
final class WorkRows {
  // What is offered and not complete here yet cannot be shown, but its history must be fetched.
  private static final String MINE =
      """
      from contact k
      where ((k.state in ('OFFERED', 'IN_HAND') and k.agent = :agent)
        or (k.state = 'RINGING' and k.opened_by = :device))
      """;

  private static final String ITEMS =
      "select k.*, (select name from citizen c where c.id = k.citizen) as name,"
          + " (select event_id from read_mark r where r.contact = k.id) as looked_at "
          + MINE
          + " and k.channel is not null order by k.parked, k.state = 'IN_HAND', k.since, k.id";

  private static final String CITIZENS = "select distinct k.citizen " + MINE;

  private WorkRows() {}

  static List<WorkItem> of(Handle handle, String agent, DeviceId device, Book book) {
    return handle
        .createQuery(ITEMS)
        .bind("agent", agent)
        .bind("device", Columns.bytes(device.value()))
        .map((row, context) -> item(row, book))
        .list();
  }

  static Set<CitizenId> citizens(Handle handle, String agent, DeviceId device) {
    return new HashSet<>(
        handle
            .createQuery(CITIZENS)
            .bind("agent", agent)
            .bind("device", Columns.bytes(device.value()))
            .map((row, context) -> new CitizenId(Columns.uuid(row.getBytes(1))))
            .list());
  }

  private static WorkItem item(ResultSet row, Book book) throws SQLException {
    WorkItem.Status status = status(row);
    Long until = Columns.longOrNull(row, "offered_until");
    String call = row.getString("call");
    String queue = row.getString("queue");
    Long asked = Columns.longOrNull(row, "asked_at");
    return new WorkItem(
        new ContactId(Columns.uuid(row.getBytes("id"))),
        new CitizenId(Columns.uuid(row.getBytes("citizen"))),
        Channel.valueOf(row.getString("channel")),
        queue,
        name(row),
        row.getString("party"),
        row.getString("subject"),
        row.getString("preview"),
        status,
        Instant.ofEpochMilli(row.getLong("since")),
        until == null ? null : Instant.ofEpochMilli(until),
        call == null ? null : CallFact.State.valueOf(call),
        isUnread(row.getBytes("last_said"), row.getBytes("looked_at")),
        asked == null ? null : AnswerDue.of(book, queue, Instant.ofEpochMilli(asked)).orElse(null),
        row.getLong("version"));
  }

  private static WorkItem.Status status(ResultSet row) throws SQLException {
    if (!row.getString("state").equals(ContactLife.State.IN_HAND.name())) {
      return WorkItem.Status.OFFERED;
    }
    if (row.getBoolean("parked")) {
      return WorkItem.Status.PARKED;
    }
    return row.getBoolean("citizen_gone") ? WorkItem.Status.WRAP_UP : WorkItem.Status.IN_HAND;
  }

  private static String name(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return name == null || name.isEmpty() ? row.getString("party") : name;
  }

  private static boolean isUnread(byte @Nullable [] said, byte @Nullable [] lookedAt) {
    return said != null && !Arrays.equals(said, lookedAt);
  }
}
