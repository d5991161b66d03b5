// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The table of replies on their way out. */
final class EmailOutbox {
  private static final String ADD =
      """
      insert into email_outbox
        (event_id, citizen, contact, message_id, state, attempts, due_at, written_at, filed, told,
         mailbox, agent, seen_pos)
      values (?, ?, ?, ?, ?, 0, ?, ?, 0, 0, ?, ?, ?)
      on conflict do nothing
      """;

  private EmailOutbox() {}

  /**
   * How a reply leaves.
   *
   * @param mailbox by which
   */
  record Leaving(String messageId, String mailbox) {}

  /**
   * A reply that was just accepted.
   *
   * @param seen up to where in the log its author had seen
   */
  record Draft(
      Leaving way, State state, String agent, long seen, Instant dueAt, Instant writtenAt) {}

  /**
   * Who answers for a reply.
   *
   * @param agent who wrote it; empty if that was not written down
   * @param seen up to where in the log its author had seen
   * @param released whether somebody has said that it may leave whatever happened
   */
  record Release(String agent, long seen, boolean released) {
    /** Returns whether it is not looked at again before it leaves. */
    boolean isFinal() {
      return released || agent.isEmpty();
    }
  }

  /** Where a reply stands. */
  enum State {
    /** It has not been handed in, or was refused for the moment. */
    WAITING,
    /** It does not leave until somebody says so. */
    HELD,
    /** It was taken back. */
    WITHDRAWN,
    /** It is being handed in, or was when we stopped: the outcome is not known. */
    SENDING,
    /** The mail server has it. */
    SENT,
    /** It was refused for good. */
    FAILED
  }

  /**
   * A reply on its way.
   *
   * @param event in which it was written
   * @param attempts how often handing it in has failed so far
   * @param remaining whom it still has to reach; empty for all
   */
  record Row(
      EventId event,
      Event.Subject about,
      String messageId,
      State state,
      int attempts,
      Instant dueAt,
      Instant writtenAt,
      Release release,
      List<String> remaining) {
    /** Copies the list. */
    Row {
      remaining = List.copyOf(remaining);
    }

    /** Returns the contact in which it was written. */
    ContactId contact() {
      return Objects.requireNonNull(about.contact());
    }
  }

  /**
   * The replies that leave by a mailbox.
   *
   * @param others if it is the first: the ids of the other ones, for it sends whatever is not
   *     theirs; else empty
   */
  record Lane(String mailbox, boolean isFirst, List<String> others) {
    /** Copies the list. */
    Lane {
      others = List.copyOf(others);
    }

    static Lane of(EmailSettings settings, MailboxSettings box) {
      boolean first = settings.boxes().getFirst().equals(box);
      return new Lane(
          box.id(),
          first,
          settings.boxes().stream()
              .map(MailboxSettings::id)
              .filter(id -> first && !id.equals(box.id()))
              .toList());
    }

    private Query query(Handle handle, String select, String order) {
      if (!isFirst) {
        return handle
            .createQuery(select + " and mailbox = :mailbox" + order)
            .bind("mailbox", mailbox);
      }
      return others.isEmpty()
          ? handle.createQuery(select + order)
          : handle
              .createQuery(select + " and mailbox not in (<others>)" + order)
              .bindList("others", others);
    }
  }

  /**
   * Adds a message.
   *
   * @param event in which it was written or asked for
   * @param about the contact whose it is
   */
  static void add(Handle handle, EventId event, Event.Subject about, Draft draft) {
    handle.execute(
        ADD,
        Columns.bytes(event.value()),
        Columns.bytes(about.citizen().value()),
        Columns.bytes(Objects.requireNonNull(about.contact()).value()),
        draft.way().messageId(),
        draft.state().name(),
        draft.dueAt().toEpochMilli(),
        draft.writtenAt().toEpochMilli(),
        draft.way().mailbox(),
        draft.agent(),
        draft.seen());
  }

  /** Returns the reply that is due first, if any is on its way. */
  static Optional<Row> next(Handle handle, Lane lane) {
    return lane.query(
            handle,
            "select * from email_outbox where state in ('WAITING', 'SENDING')",
            " order by due_at, event_id limit 1")
        .map((row, context) -> row(row))
        .findFirst();
  }

  static Optional<Row> byMessageId(Handle handle, String messageId) {
    return handle
        .createQuery("select * from email_outbox where message_id = ?")
        .bind(0, messageId)
        .map((row, context) -> row(row))
        .findFirst();
  }

  /** Returns the reply of a contact that was handed in last. */
  static Optional<Row> lastSent(Handle handle, ContactId contact) {
    return handle
        .createQuery(
            "select * from email_outbox where contact = ? and state in ('SENT', 'SENDING')"
                + " order by written_at desc, event_id desc limit 1")
        .bind(0, Columns.bytes(contact.value()))
        .map((row, context) -> row(row))
        .findFirst();
  }

  /** Returns replies that were sent and of which no copy is in the mailbox yet. */
  static List<Row> unfiled(Handle handle, Lane lane) {
    return lane.query(
            handle, "select * from email_outbox where filed = 0 and state = 'SENT'", " limit 50")
        .map((row, context) -> row(row))
        .list();
  }

  static Optional<Row> find(Handle handle, EventId reply) {
    return handle
        .createQuery("select * from email_outbox where event_id = ?")
        .bind(0, Columns.bytes(reply.value()))
        .map((row, context) -> row(row))
        .findFirst();
  }

  /** Moves a reply if it still stands where it was; returns whether it did. */
  static boolean move(Handle handle, EventId reply, State from, State to) {
    return handle.execute(
            "update email_outbox set state = ? where event_id = ? and state = ?",
            to.name(),
            Columns.bytes(reply.value()),
            from.name())
        > 0;
  }

  /** Lets a reply leave now, whatever happened. */
  static void release(Handle handle, EventId reply, Instant now) {
    handle.execute(
        "update email_outbox set state = 'WAITING', released = 1, due_at = ? where event_id = ?",
        now.toEpochMilli(),
        Columns.bytes(reply.value()));
  }

  /** Notes whom a reply still has to reach. */
  static void remaining(Handle handle, Row row, List<String> addresses) {
    handle.execute(
        "update email_outbox set remaining = ? where event_id = ?",
        String.join(" ", addresses),
        key(row));
  }

  static void state(Handle handle, Row row, State state) {
    handle.execute("update email_outbox set state = ? where event_id = ?", state.name(), key(row));
  }

  /** Notes that it could not be handed in, also where the mail server could not be reached. */
  static void failed(Handle handle, Row row, Instant nextAt) {
    handle.execute(
        "update email_outbox set attempts = attempts + 1, due_at = ? where event_id = ?",
        nextAt.toEpochMilli(),
        key(row));
  }

  /** Notes a failure; returns whether it is the first of this reply. */
  static boolean firstFailure(Handle handle, Row row) {
    return handle.execute(
            "update email_outbox set told = 1 where event_id = ? and told = 0", key(row))
        > 0;
  }

  static void filed(Handle handle, Row row) {
    handle.execute("update email_outbox set filed = 1 where event_id = ?", key(row));
  }

  private static byte[] key(Row row) {
    return Columns.bytes(row.event().value());
  }

  private static Row row(ResultSet row) throws SQLException {
    String remaining = row.getString("remaining");
    return new Row(
        new EventId(Columns.uuid(row.getBytes("event_id"))),
        new Event.Subject(
            new CitizenId(Columns.uuid(row.getBytes("citizen"))),
            new ContactId(Columns.uuid(row.getBytes("contact")))),
        row.getString("message_id"),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("due_at")),
        Instant.ofEpochMilli(row.getLong("written_at")),
        new Release(row.getString("agent"), row.getLong("seen_pos"), row.getLong("released") != 0),
        remaining == null ? List.of() : List.of(remaining.split(" ")));
  }
}
