// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.protocol.routing.Book;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** When a mail may leave that is not to leave at once. */
public final class SendTimes {
  /** When a day begins where the book does not say when the office opens. */
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private static final Duration LONGEST = Duration.ofDays(365);

  private final Supplier<Book> book;

  /** Times by the opening hours of this book. */
  public SendTimes(Supplier<Book> book) {
    this.book = book;
  }

  /** Why a mail cannot leave at a time. */
  public enum Flaw {
    /** It is over. */
    PAST,
    /** It is more than a year ahead. */
    TOO_FAR
  }

  /**
   * Returns what is often wished for, soonest first: when the queue opens tomorrow, or on the next
   * day on which it does, and on Monday.
   *
   * @param queue the contact's
   * @param zone in which days begin
   */
  public List<Instant> usual(String queue, Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Book rules = book.get();
    BusinessHours hours = rules.hours(rules.queue(queue));
    return Stream.of(today.plusDays(1), today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)))
        .map(day -> opening(hours, day, zone))
        .flatMap(Optional::stream)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Returns when an office opens on a day, or on the next one on which it does; empty if on none.
   *
   * @param zone in which days begin
   */
  public static Optional<Instant> opening(BusinessHours hours, LocalDate day, ZoneId zone) {
    Instant midnight = day.atStartOfDay(zone).toInstant();
    Optional<Instant> opens = hours.opens(midnight);
    // A queue that never closes opens at midnight, when nobody wants to write to a citizen.
    return opens.equals(Optional.of(midnight))
        ? Optional.of(day.atTime(MORNING).atZone(zone).toInstant())
        : opens;
  }

  /** Returns what is wrong with a time; empty if nothing is. */
  public static Optional<Flaw> flaw(Instant at, Instant now) {
    if (!at.isAfter(now)) {
      return Optional.of(Flaw.PAST);
    }
    return at.isAfter(now.plus(LONGEST)) ? Optional.of(Flaw.TOO_FAR) : Optional.empty();
  }
}
