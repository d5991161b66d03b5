// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.book.BusinessHours;
import org.jspecify.annotations.Nullable;
import java.time.DayOfWeek;
import java.time.Duration;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times until which contacts are put aside.
 *
 * @param now what time it is
 * @param zone in which times of day are meant
 * @param hours when the office of the contact's queue is open
 */
record ParkTimes(Instant now, ZoneId zone, BusinessHours hours) {
  /** The server takes no time that is further away. */
  static final Duration LONGEST = Duration.ofDays(365);

  private static final LocalTime AFTERNOON = LocalTime.of(14, 0);

  /** Where an office never closes, or nobody says when it opens. */
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,2})(?:[:.h]?(\\d{2}))?\\s*(?:([ap])\\.?m\\.?)?", Pattern.CASE_INSENSITIVE);
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

  /** Returns the moment of a day and a time as people write it; empty if that is no time of day. */
  Optional<Instant> at(LocalDate day, String time) {
    Matcher parts = TIME.matcher(time.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    int hour = hour(Integer.parseInt(parts.group(1)), parts.group(3));
    int minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
    return hour >= 0 && hour < 24 && minute < 60
        ? Optional.of(at(day, LocalTime.of(hour, minute)))
        : Optional.empty();
  }

  /** Returns an hour of the day from one of a half of it; -1 if there is no such hour in a half. */
  private static int hour(int written, @Nullable String half) {
    if (half == null) {
      return written;
    }
    int afternoon = half.equalsIgnoreCase("p") ? 12 : 0;
    return written >= 1 && written <= 12 ? written % 12 + afternoon : -1;
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

  /** An office that is open at midnight has no opening; it has a morning. */
  private Optional<Instant> opening(LocalDate day) {
    Instant midnight = day.atStartOfDay(zone).toInstant();
    return hours
        .opens(midnight)
        .map(opens -> opens.equals(midnight) ? at(day, MORNING) : opens)
        .filter(opens -> opens.isBefore(now.plus(LONGEST)));
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
