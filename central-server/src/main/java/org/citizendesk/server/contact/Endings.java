// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.server.book.Books;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Keeps how contacts are finished, by the book that holds when their citizens go. */
public final class Endings {
  private static final String HOLD =
      """
      insert into workload (agent, calls, chats, mails, offered, held_until) values (?, 0, 0, 0, 0, ?)
      on conflict (agent) do update
        set held_until = case when excluded.held_until > workload.held_until
          then excluded.held_until else workload.held_until end
      """;

  private final Books books = new Books();

  /** Takes note of an event of a contact, which stood like this before it. */
  void follow(Handle handle, Contact before, ContactLife after, Fact fact, Instant now) {
    byte[] id = Columns.bytes(before.id().value());
    if (after.isWrapUp() && !before.life().isWrapUp()) {
      WrapUp.Mode mode = books.read(handle).queue(after.queue()).finishing().mode();
      handle.execute("update contact set wrap = ? where id = ?", mode.name(), id);
    }
    if (after.isWrapUp() && !Objects.equals(after.until(), before.life().until())) {
      handle.execute("update contact set wrap_until = ? where id = ?", millis(after.until()), id);
    }
    switch (fact) {
      case ContactFact.WrapUpAsked asked ->
          handle.execute("update contact set wrap_asked = 1 where id = ?", id);
      case ContactFact.Queued queued ->
          handle.execute(
              "update contact set wrap = '', wrap_asked = 0, wrap_until = null where id = ?", id);
      case ContactFact.WrappedUp wrapped -> {
        handle.execute("update contact set wrap_until = null where id = ?", id);
        hold(handle, before, now);
      }
      default -> {}
    }
  }

  /** Where wrap-up has no early exit, its agent is not ready before its end, however quick. */
  private static void hold(Handle handle, Contact before, Instant now) {
    Instant until = before.life().until();
    String agent = before.agent();
    if (before.life().isWrapUp()
        && before.ending().mode() == WrapUp.Mode.TIMED_NO_EARLY_EXIT
        && agent != null
        && until != null
        && until.isAfter(now)) {
      handle.execute(HOLD, agent, until.toEpochMilli());
    }
  }

  /** Ends what keeps agents from being ready. */
  public static void release(Handle handle, Instant now) {
    handle.execute(
        "update workload set held_until = 0 where held_until > 0 and held_until <= ?",
        now.toEpochMilli());
  }

  /** Returns the contacts whose citizen has gone and which do not end by their agent's word. */
  public static List<Contact> open(Handle handle) {
    return handle
        .createQuery(
            "select * from contact where state = 'IN_HAND' and gone = 1 and wrap <> 'MANUAL'"
                + " and wrap <> '' order by id")
        .map((row, context) -> ContactRows.contact(row))
        .list();
  }

  /** Returns when the next wrap-up ends by itself, or an agent is kept no longer. */
  public static Optional<Instant> nextDue(Handle handle) {
    return handle
        .createQuery(
            """
            select min(at) from (
              select min(wrap_until) at from contact
                where state = 'IN_HAND' and gone = 1 and wrap_until is not null
              union all
              select min(held_until) from workload where held_until > 0) d
            """)
        .map((row, context) -> row.getLong(1))
        .findFirst()
        .filter(millis -> millis > 0)
        .map(Instant::ofEpochMilli);
  }

  static Ending ending(ResultSet row) throws SQLException {
    String mode = row.getString("wrap");
    long accepted = row.getLong("accepted_at");
    Instant acceptedAt = row.wasNull() ? null : Instant.ofEpochMilli(accepted);
    return new Ending(
        mode.isEmpty() ? null : WrapUp.Mode.valueOf(mode),
        row.getLong("wrap_asked") == 1,
        acceptedAt,
        row.getString("outcome"));
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }
}
