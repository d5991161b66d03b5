// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Reads events, confirmed ones and those written here alike; each event once. */
public final class Events {
  private static final String CONFIRMED =
      """
      select event_id, citizen_id, contact_id, device_id, occurred_at, citizen_seq, 2 as state,
        0 as seq, type, version, payload, '' as reason, 0 as n,
        0 as unplaced
      from event
      """;

  private static final String OWN =
      """
      select event_id, citizen_id, contact_id, device_id, occurred_at, citizen_seq, state,
        seq, type, version, body as payload, reason, n,
        citizen_seq is null as unplaced
      from outbox
      """;

  private static final String ORDER = " order by unplaced, citizen_seq, n";

  private static final String PLACED =
      CONFIRMED
          + " where citizen_id = :citizen and citizen_seq < :before union all "
          + OWN
          + " where state < 2 and citizen_id = :citizen and citizen_seq < :before"
          + " order by citizen_seq desc limit :limit";

  private static final String UNPLACED =
      OWN + " where state <> 2 and citizen_id = :citizen and citizen_seq is null order by n";

  private static final String OF_CONTACT =
      CONFIRMED
          + " where contact_id = :contact union all "
          + OWN
          + " where state <> 2 and contact_id = :contact"
          + ORDER;

  private static final String ABOUT_CITIZEN =
      CONFIRMED
          + " where citizen_id = :citizen and type like 'citizen.%' union all "
          + OWN
          + " where state <> 2 and citizen_id = :citizen and type like 'citizen.%'"
          + ORDER;

  private static final String OF_KIND =
      CONFIRMED
          + " where citizen_id = :citizen and type = :type union all "
          + OWN
          + " where state <> 2 and citizen_id = :citizen and type = :type"
          + ORDER;

  private static final String NEWEST =
      CONFIRMED
          + " where citizen_id = :citizen and type = :type order by citizen_seq desc limit :limit";

  // A run of consecutive numbers has one difference between number and rank.
  private static final String RUN =
      """
      with known as (
        select citizen_seq as s from event where citizen_id = :citizen
        union
        select citizen_seq from outbox
        where state < 2 and citizen_id = :citizen and citizen_seq is not null
      ), ranked as (select s, s + row_number() over (order by s desc) as run from known)
      select coalesce(min(s), 0) as lowest, count(*) as length from ranked
      where run = (select max(s) + 1 from known)
      """;

  private Events() {}

  /** Returns events with a known place before a citizen sequence, at most so many, oldest first. */
  public static List<StoredEvent> placed(Handle handle, CitizenId citizen, long before, int limit) {
    return handle
        .createQuery(PLACED)
        .bind("citizen", Columns.bytes(citizen.value()))
        .bind("before", before)
        .bind("limit", limit)
        .map((row, context) -> event(row))
        .list()
        .reversed();
  }

  /** Returns own events that have no known place, in the order of writing. */
  public static List<StoredEvent> unplaced(Handle handle, CitizenId citizen) {
    return handle
        .createQuery(UNPLACED)
        .bind("citizen", Columns.bytes(citizen.value()))
        .map((row, context) -> event(row))
        .list();
  }

  /** Returns all events of a contact: those with a place in order, then the others. */
  public static List<StoredEvent> ofContact(Handle handle, ContactId contact) {
    return handle
        .createQuery(OF_CONTACT)
        .bind("contact", Columns.bytes(contact.value()))
        .map((row, context) -> event(row))
        .list();
  }

  /** Returns what was said of a citizen as such: those with a place in order, then the others. */
  public static List<StoredEvent> aboutCitizen(Handle handle, CitizenId citizen) {
    return handle
        .createQuery(ABOUT_CITIZEN)
        .bind("citizen", Columns.bytes(citizen.value()))
        .map((row, context) -> event(row))
        .list();
  }

  /** Returns the events of a kind about a citizen: those with a place in order, then the others. */
  public static List<StoredEvent> ofKind(Handle handle, CitizenId citizen, String type) {
    return handle
        .createQuery(OF_KIND)
        .bind("citizen", Columns.bytes(citizen.value()))
        .bind("type", type)
        .map((row, context) -> event(row))
        .list();
  }

  /** Returns the newest confirmed events of a kind about a citizen, newest first. */
  public static List<StoredEvent> newest(Handle handle, CitizenId citizen, String type, int limit) {
    return handle
        .createQuery(NEWEST)
        .bind("citizen", Columns.bytes(citizen.value()))
        .bind("type", type)
        .bind("limit", limit)
        .map((row, context) -> event(row))
        .list();
  }

  /** Returns own events that were refused and not dismissed, newest first, at most so many. */
  public static List<StoredEvent> refused(Handle handle, int limit) {
    return handle
        .createQuery(OWN + " where state = 3 and dismissed = 0 order by n desc limit :limit")
        .bind("limit", limit)
        .map((row, context) -> event(row))
        .list();
  }

  /** The author of a refused event has dealt with it; it is kept. */
  public static void dismiss(Handle handle, EventId id) {
    handle.execute(
        "update outbox set dismissed = 1 where event_id = ? and state = 3",
        Columns.bytes(id.value()));
  }

  /** Returns how far back a citizen's newest history is here without a gap. */
  public static Run newestRun(Handle handle, CitizenId citizen) {
    return handle
        .createQuery(RUN)
        .bind("citizen", Columns.bytes(citizen.value()))
        .map((row, context) -> new Run(row.getLong("lowest"), row.getLong("length")))
        .one();
  }

  /** Returns whether the server has said that it knows nothing older of a citizen. */
  public static boolean isWhole(Handle handle, CitizenId citizen) {
    return handle
        .createQuery("select 1 from whole_history where citizen_id = ?")
        .bind(0, Columns.bytes(citizen.value()))
        .mapTo(int.class)
        .findFirst()
        .isPresent();
  }

  /** Returns the fact; one that cannot be read is carried as unknown, since it is in the log. */
  static Fact fact(Event.Content content) {
    try {
      return FactCodec.decode(content);
    } catch (IllegalArgumentException e) {
      return new UnknownFact(content);
    }
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    byte[] contact = row.getBytes("contact_id");
    return new StoredEvent(
        new EventId(Columns.uuid(row.getBytes("event_id"))),
        new CitizenId(Columns.uuid(row.getBytes("citizen_id"))),
        contact == null ? null : new ContactId(Columns.uuid(contact)),
        new DeviceId(Columns.uuid(row.getBytes("device_id"))),
        Instant.ofEpochMilli(row.getLong("occurred_at")),
        Columns.longOrNull(row, "citizen_seq"),
        StoredEvent.Standing.of(row.getInt("state")),
        row.getLong("seq"),
        fact(
            new Event.Content(
                row.getString("type"), row.getInt("version"), row.getString("payload"))),
        row.getString("reason"));
  }

  /**
   * A stretch of consecutive citizen sequences up to the newest that is known.
   *
   * @param lowest 0 if nothing is known
   */
  public record Run(long lowest, long length) {
    /** Returns whether nothing can be older. */
    public boolean reachesTheBeginning() {
      return lowest == 1;
    }
  }
}
