// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Reads what was refused for good and kept apart. */
public final class RejectedEvents {
  private RejectedEvents() {}

  /** Returns the newest, newest first, at most so many. */
  public static List<Rejected> newest(Handle handle, int limit) {
    return handle
        .createQuery("select * from rejected order by at desc, device_seq desc limit ?")
        .bind(0, limit)
        .map((row, context) -> rejected(row))
        .list();
  }

  private static Rejected rejected(ResultSet row) throws SQLException {
    String[] body = row.getString("body").split("\n", 2);
    Long occurredAt = Columns.longOrNull(row, "occurred_at");
    String account = row.getString("account");
    return new Rejected(
        new EventId(Columns.uuid(row.getBytes("event_id"))),
        new DeviceId(Columns.uuid(row.getBytes("device_id"))),
        account == null ? "?" : account,
        occurredAt == null ? "?" : Instant.ofEpochMilli(occurredAt).toString(),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("code"),
        row.getString("text"),
        body[0],
        body.length > 1 ? body[1] : "");
  }

  /**
   * An event that was refused.
   *
   * @param account who was signed in when it was pushed; ? if that was not kept
   * @param occurredAt when the desktop says it was written; ? if that was not kept
   * @param at when it was refused
   * @param code why, for programs
   * @param text why, for people
   * @param type what kind of fact
   * @param payload the fact, as JSON
   */
  public record Rejected(
      EventId id,
      DeviceId device,
      String account,
      String occurredAt,
      Instant at,
      String code,
      String text,
      String type,
      String payload) {}
}
