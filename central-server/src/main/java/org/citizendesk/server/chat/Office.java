// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.log.EventLog;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says when a queue is open, by the calendar that the routing book gives it and the server's clock.
 *
 * <p>Thread-safe.
 */
final class Office {
  /** The book is read once for all visits in this time; what is decided in a write is read anew. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final EventLog log;
  private final Clock clock;
  private final Books books = new Books();
  private final Map<String, Looked> last = new ConcurrentHashMap<>();

  Office(EventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Whether it is open.
   *
   * @param opens when it opens next, if it is closed and ever opens again; else null
   * @param zone the time zone in which its hours are meant; empty if it is never closed
   */
  record Now(boolean open, @Nullable Instant opens, String zone) {
    /** Never closed. */
    static final Now ALWAYS = new Now(true, null, "");
  }

  /** Returns how a queue is at this moment. */
  Now now(String queue) {
    Instant at = clock.instant();
    Looked known = last.get(queue);
    if (known == null || !at.isBefore(known.at.plus(FRESH)) || at.isBefore(known.at)) {
      known = new Looked(at, log.read(handle -> now(handle, queue, at)));
      last.put(queue, known);
    }
    return known.now;
  }

  /** Returns the time zone in which a queue's hours are meant; UTC if it has none. */
  String zone(String queue) {
    String zone = now(queue).zone;
    return zone.isEmpty() ? "UTC" : zone;
  }

  /** Returns whether a chat that begins in this write is let in. */
  boolean isOpen(Handle handle, String queue) {
    return now(handle, queue, clock.instant()).open;
  }

  private Now now(Handle handle, String queue, Instant at) {
    Book book = books.read(handle);
    Queue wanted = book.queue(queue);
    BusinessHours hours = book.hours(wanted);
    return book.calendars().stream()
        .filter(calendar -> calendar.id().equals(wanted.calendar()))
        .findFirst()
        .map(calendar -> now(hours, calendar, at))
        .orElse(Now.ALWAYS);
  }

  private static Now now(BusinessHours hours, BusinessCalendar calendar, Instant at) {
    boolean open = hours.isOpen(at);
    return new Now(open, open ? null : hours.opens(at).orElse(null), calendar.zone());
  }

  private record Looked(Instant at, Now now) {}
}
