// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.List;

/**
 * Takes away timelines that nobody needs here; the server has them. Of a citizen either all goes or
 * nothing, but for the card, by which the citizen is found again.
 */
final class Trimming {
  // How many changes of agents' states stay, whatever their age: the newest says how it stands.
  private static final int STATES = 100;

  private static final String CANDIDATES =
      """
      select citizen_id from (
        select citizen_id, max(citizen_seq), received_at, type from event
        group by citizen_id)
      where received_at < :before
        and type not in ('agent.state-changed', 'knowledge.read-confirmed')
        and citizen_id not in (select citizen_id from outbox)
        and citizen_id not in (select citizen_id from opened where at >= :before)
      """;

  private static final String IN_USE =
      """
      select exists (select 1 from outbox where citizen_id = :citizen and state <> 2)
        or exists (select 1 from opened where citizen_id = :citizen and at >= :before)
        or coalesce((select received_at from event where citizen_id = :citizen
            order by citizen_seq desc limit 1), 0) >= :before
      """;

  private static final String CONTACTS =
      "(select contact_id from event where citizen_id = :citizen and contact_id is not null)";

  private static final String EVENTS =
      """
      delete from event where citizen_id = :citizen and citizen_seq in (
        select citizen_seq from event where citizen_id = :citizen order by citizen_seq limit :limit)
      """;

  private static final String STATE_CHANGES =
      """
      delete from event
      where (part, pos) in (
        select part, pos from event
        where type = 'agent.state-changed' and received_at < :before
          and (part, pos) not in (
            select part, pos from event where type = 'agent.state-changed'
            order by part desc, pos desc limit :keep)
        limit :limit)
      """;

  private static final String OPENED =
      """
      insert into opened (citizen_id, at) values (?, ?)
      on conflict (citizen_id) do update set at = max(at, excluded.at)
      """;

  private Trimming() {}

  static void opened(Handle handle, CitizenId citizen, Instant at) {
    handle.execute(OPENED, Columns.bytes(citizen.value()), at.toEpochMilli());
  }

  /** Returns citizens with whom nothing has been done for so long. */
  static List<CitizenId> candidates(Handle handle, Instant before) {
    return citizens(handle, CANDIDATES, before);
  }

  /** Returns whether something is still to be done with a citizen, or was done lately. */
  static boolean isInUse(Handle handle, CitizenId citizen, Instant before) {
    return handle
        .createQuery(IN_USE)
        .bind("citizen", Columns.bytes(citizen.value()))
        .bind("before", before.toEpochMilli())
        .mapTo(boolean.class)
        .one();
  }

  /**
   * Deletes events of a citizen, the oldest first, and returns how many. What follows from them
   * goes before them, so that nobody takes what is left for the whole.
   *
   * @param limit how many at most
   */
  static int trim(Handle handle, CitizenId citizen, int limit, Instant now) {
    byte[] id = Columns.bytes(citizen.value());
    for (String statement :
        List.of(
            "delete from whole_history where citizen_id = :citizen",
            "delete from read_mark where contact in " + CONTACTS,
            "delete from contact where id in " + CONTACTS)) {
      handle.createUpdate(statement).bind("citizen", id).execute();
    }
    int gone = handle.createUpdate(EVENTS).bind("citizen", id).bind("limit", limit).execute();
    handle.execute(
        "insert into trimmed (citizen_id, at) values (?, ?) on conflict do nothing",
        id,
        now.toEpochMilli());
    return gone;
  }

  /** Deletes old changes of agents' states, and returns how many. */
  static int trimStates(Handle handle, int limit, Instant before) {
    return handle
        .createUpdate(STATE_CHANGES)
        .bind("before", before.toEpochMilli())
        .bind("keep", STATES)
        .bind("limit", limit)
        .execute();
  }

  /** Returns citizens of whom only the card has been left for so long. */
  static List<CitizenId> oldCards(Handle handle, Instant before) {
    return citizens(handle, "select citizen_id from trimmed where at < :before", before);
  }

  /** Deletes the card of a citizen of whom nothing else is here; returns whether it went. */
  static boolean dropCard(Handle handle, CitizenId citizen) {
    byte[] id = Columns.bytes(citizen.value());
    handle.execute("delete from trimmed where citizen_id = ?", id);
    boolean elsewhere =
        handle
            .createQuery(
                "select exists (select 1 from event where citizen_id = :citizen) or exists"
                    + " (select 1 from outbox where citizen_id = :citizen)")
            .bind("citizen", id)
            .mapTo(boolean.class)
            .one();
    if (!elsewhere) {
      handle.execute("delete from citizen where id = ?", id);
      handle.execute("delete from citizen_identifier where citizen = ?", id);
    }
    return !elsewhere;
  }

  /** Forgets who was opened before a time. */
  static void forgetOpened(Handle handle, Instant before) {
    handle.execute("delete from opened where at < ?", before.toEpochMilli());
  }

  private static List<CitizenId> citizens(Handle handle, String query, Instant before) {
    return handle
        .createQuery(query)
        .bind("before", before.toEpochMilli())
        .map((row, context) -> new CitizenId(Columns.uuid(row.getBytes(1))))
        .list();
  }
}
