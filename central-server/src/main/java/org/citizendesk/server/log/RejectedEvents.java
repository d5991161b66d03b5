// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what was refused for good and kept apart. */
public final class RejectedEvents {
  private static final String SELECT =
      """
      select r.*, s.decision, s.decided_by, s.reason, s.decided_at, s.done_at, s.failure
      from rejected r left join settlement s on s.event_id = r.event_id
      """;

  private RejectedEvents() {}

  /** Returns the newest that nobody has decided about, newest first, at most so many. */
  public static List<Rejected> open(Handle handle, int limit) {
    return list(handle, SELECT + "where s.decision is null or s.failure is not null", limit);
  }

  /** Returns the newest, also those that were decided about, newest first, at most so many. */
  public static List<Rejected> newest(Handle handle, int limit) {
    return list(handle, SELECT, limit);
  }

  private static List<Rejected> list(Handle handle, String select, int limit) {
    return handle
        .createQuery(select + " order by r.at desc, r.device_seq desc limit ?")
        .bind(0, limit)
        .map((row, context) -> rejected(row))
        .list();
  }

  /** Finds one; of one that was refused under several numbers, the newest. */
  public static Optional<Rejected> find(Handle handle, EventId id) {
    return handle
        .createQuery(SELECT + "where r.event_id = ? order by r.at desc limit 1")
        .bind(0, Columns.bytes(id.value()))
        .map((row, context) -> rejected(row))
        .findFirst();
  }

  private static Rejected rejected(ResultSet row) throws SQLException {
    String[] body = row.getString("body").split("\n", 2);
    String payload = body.length > 1 ? body[1] : "";
    Long occurredAt = Columns.longOrNull(row, "occurred_at");
    return new Rejected(
        new EventId(Columns.uuid(row.getBytes("event_id"))),
        new DeviceId(Columns.uuid(row.getBytes("device_id"))),
        row.getString("account"),
        occurredAt == null ? null : Instant.ofEpochMilli(occurredAt),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("code"),
        row.getString("text"),
        body[0],
        payload,
        occurredAt == null ? null : whole(row, body[0], payload, Instant.ofEpochMilli(occurredAt)),
        Settlement.read(row));
  }

  /** Returns the event as it was pushed; null where an earlier version did not keep all of it. */
  private static @Nullable Event whole(
      ResultSet row, String type, String payload, Instant occurredAt) throws SQLException {
    Long hlc = Columns.longOrNull(row, "hlc");
    Long version = Columns.longOrNull(row, "version");
    String session = row.getString("session");
    if (hlc == null || version == null || session == null) {
      return null;
    }
    byte[] contact = row.getBytes("contact_id");
    return new Event(
        new EventId(Columns.uuid(row.getBytes("event_id"))),
        new Event.Origin(
            new DeviceId(Columns.uuid(row.getBytes("device_id"))),
            row.getLong("device_epoch"),
            row.getLong("device_seq"),
            session),
        new Event.Subject(
            new CitizenId(Columns.uuid(row.getBytes("citizen_id"))),
            contact == null ? null : new ContactId(Columns.uuid(contact))),
        hlc,
        occurredAt,
        new Event.Content(type, Math.toIntExact(version), payload));
  }

  /**
   * An event that was refused.
   *
   * @param account who was signed in when it was pushed; null if that was not kept
   * @param occurredAt when the desktop says it was written; null if that was not kept
   * @param at when it was refused
   * @param code why, for programs
   * @param text why, for people
   * @param type what kind of fact
   * @param payload the fact, as JSON
   * @param whole as it was pushed; null if an earlier version kept only this much of it
   * @param settlement what was decided about it; null if nothing was
   */
  public record Rejected(
      EventId id,
      DeviceId device,
      @Nullable String account,
      @Nullable Instant occurredAt,
      Instant at,
      String code,
      String text,
      String type,
      String payload,
      @Nullable Event whole,
      @Nullable Settlement settlement) {}
}
