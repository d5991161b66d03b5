// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.supervision;

import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.contact.AnswerClock;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the clocks of contacts, by the book that holds when somebody writes. */
final class ServiceClocks {
  private static final String PUT =
      """
      insert into service_clock (contact, queue, channel, asked_at, due_at, first, decided_at,
        decided_queue, in_time)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (contact) do update set queue = excluded.queue, asked_at = excluded.asked_at,
        due_at = excluded.due_at, first = excluded.first, decided_at = excluded.decided_at,
        decided_queue = excluded.decided_queue, in_time = excluded.in_time
      """;

  private static final String FIGURES =
      """
      select queue, channel, sum(overdue) overdue, min(next_due) next_due, sum(counted) counted,
        sum(in_time) in_time
      from (
        select queue, channel, case when due_at <= ? then 1 else 0 end overdue,
          case when due_at > ? then due_at end next_due, 0 counted, 0 in_time
        from service_clock where due_at is not null
        union all
        select decided_queue, channel, 0, null, 1, in_time
        from service_clock where decided_at >= ? and decided_at <= ?) d
      group by queue, channel
      """;

  private static final int ALL = 100;

  private final Books books = new Books();

  LogRules rules() {
    return LogRules.projecting(this::follow);
  }

  private void follow(LogTx tx, PlacedEvent event, Fact fact) {
    ContactId contact = event.event().subject().contact();
    if (contact == null || !ServiceClock.isMovedBy(fact)) {
      return;
    }
    Optional<ServiceClock> known = find(tx.handle(), contact);
    Optional<ServiceClock> before =
        fact instanceof ContactFact.Opened opened && known.isEmpty()
            ? Optional.of(ServiceClock.of(opened))
            : known;
    before
        .map(clock -> clock.after(fact, event.receivedAt(), promises(tx.handle())))
        .filter(after -> !Optional.of(after).equals(known))
        .ifPresent(after -> put(tx.handle(), contact, after));
  }

  private ServiceClock.Promises promises(Handle handle) {
    return (queue, asked) -> books.read(handle).answerDue(queue, asked, ALL).orElse(null);
  }

  /** Whose figures. */
  record Key(String queue, Channel channel) {}

  /**
   * Returns what was promised and kept.
   *
   * @param midnight where the day of the figures begins
   */
  Map<Key, ViewBody.Service> figures(Handle handle, Instant midnight, Instant now) {
    Book book = books.read(handle);
    Map<Key, ViewBody.Service> figures = new HashMap<>();
    handle
        .createQuery(FIGURES)
        .bind(0, now.toEpochMilli())
        .bind(1, now.toEpochMilli())
        .bind(2, midnight.toEpochMilli())
        .bind(3, now.toEpochMilli())
        .map((row, context) -> Map.entry(key(row), figures(row, book)))
        .forEach(each -> figures.put(each.getKey(), each.getValue()));
    return figures;
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(row.getString("queue"), Channel.valueOf(row.getString("channel")));
  }

  private static ViewBody.Service figures(ResultSet row, Book book) throws SQLException {
    Queue.Target target = book.queue(row.getString("queue")).target();
    return new ViewBody.Service(
        target == null ? 0 : target.seconds(),
        target == null ? 0 : target.percent(),
        row.getInt("overdue"),
        instant(row, "next_due"),
        row.getInt("counted"),
        row.getInt("in_time"));
  }

  private static Optional<ServiceClock> find(Handle handle, ContactId contact) {
    return handle
        .createQuery("select * from service_clock where contact = ?")
        .bind(0, Columns.bytes(contact.value()))
        .map((row, context) -> clock(row))
        .findFirst();
  }

  private static ServiceClock clock(ResultSet row) throws SQLException {
    return new ServiceClock(
        row.getString("queue"),
        Channel.valueOf(row.getString("channel")),
        new AnswerClock(instant(row, "asked_at"), row.getLong("first") == 1),
        instant(row, "due_at"),
        decision(row));
  }

  private static ServiceClock.@Nullable Decision decision(ResultSet row) throws SQLException {
    Instant at = instant(row, "decided_at");
    return at == null
        ? null
        : new ServiceClock.Decision(
            row.getString("decided_queue"), at, row.getLong("in_time") == 1);
  }

  private static void put(Handle handle, ContactId contact, ServiceClock clock) {
    ServiceClock.Decision decision = clock.decision();
    handle.execute(
        PUT,
        Columns.bytes(contact.value()),
        clock.queue(),
        clock.channel().name(),
        millis(clock.clock().asked()),
        millis(clock.due()),
        clock.clock().first() ? 1 : 0,
        decision == null ? null : millis(decision.at()),
        decision == null ? null : decision.queue(),
        decision != null && decision.inTime() ? 1 : 0);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Long millis = Columns.longOrNull(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }
}
