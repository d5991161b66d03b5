// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.book.BusinessHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * The times until which contacts are put aside.
 *
 * @param now what time it is
 * @param zone in which times of day are meant
 * @param hours when the office of the contact's queue is open
 */
record ParkTimes(Instant now, ZoneId zone, BusinessHours hours) {
  private static final LocalTime AFTERNOON = LocalTime.of(14, 0);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT);

  /** Times that are often meant. */
  enum Pick {
    /** An hour from now. */
    HOUR,
    /** Today at two in the afternoon. */
    AFTERNOON,
    /** When the office opens tomorrow, or on the next day on which it does. */
    TOMORROW,
    /** When the office opens on Monday or later next week. */
    NEXT_WEEK
  }

  /** Returns when that is; empty if it is over today, or the office is closed then. */
  Optional<Instant> at(Pick pick) {
    return switch (pick) {
      case HOUR -> Optional.of(now.plus(1, ChronoUnit.HOURS));
      case AFTERNOON ->
          Optional.of(at(today(), AFTERNOON)).filter(at -> at.isAfter(now) && hours.isOpen(at));
      case TOMORROW -> opening(today().plusDays(1));
      case NEXT_WEEK -> opening(today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    };
  }

  /** Returns the moment of a day and a time as people type it; empty if that is no time of day. */
  Optional<Instant> at(LocalDate day, String time) {
    return SendLaterViewModel.read(time).map(clock -> at(day, clock));
  }

  /** Returns a pick in words, with its time. */
  String words(Texts texts, Pick pick, Instant at) {
    ZonedDateTime then = at.atZone(zone);
    String clock = CLOCK.format(then);
    return switch (pick) {
      case HOUR -> texts.get("park.hour", clock);
      case AFTERNOON -> texts.get("park.afternoon", clock);
      case TOMORROW ->
          then.toLocalDate().equals(today().plusDays(1))
              ? texts.get("park.tomorrow", clock)
              : texts.get("park.next-opening", DAY.format(then), clock);
      case NEXT_WEEK -> texts.get("park.next-week", DAY.format(then), clock);
    };
  }

  /** Returns a moment with its day of the week. */
  String words(Instant at) {
    return MOMENT.format(at.atZone(zone));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  private Optional<Instant> opening(LocalDate day) {
    return SendTimes.opening(hours, day, zone)
        .filter(opens -> SendTimes.flaw(opens, now).isEmpty());
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
