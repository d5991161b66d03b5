// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.jspecify.annotations.Nullable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reckons with the hours of a calendar: waiting counts while the office is open. Hours are those on
 * the office's wall; on the days on which clocks are changed they are as long as they really are.
 * Thread-safe.
 */
public final class BusinessHours {
  /** An office that is never closed. */
  public static final BusinessHours ALWAYS = new BusinessHours();

  /** An office that does not open within so many days is taken for closed for good. */
  private static final int DAYS_AHEAD = 731;

  private final @Nullable ZoneId zone;
  private final Map<DayOfWeek, List<BusinessCalendar.Span>> week = new HashMap<>();
  private final Map<LocalDate, List<BusinessCalendar.Span>> days;

  private BusinessHours() {
    zone = null;
    days = Map.of();
  }

  /** The hours of a calendar. */
  public BusinessHours(BusinessCalendar calendar) {
    zone = ZoneId.of(calendar.zone());
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(
          day,
          sorted(
              calendar.week().stream()
                  .filter(hours -> hours.on().contains(day))
                  .map(hours -> new BusinessCalendar.Span(hours.from(), hours.to()))));
    }
    days =
        calendar.days().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    day -> LocalDate.parse(day.date()), day -> sorted(day.open().stream())));
  }

  private static List<BusinessCalendar.Span> sorted(Stream<BusinessCalendar.Span> spans) {
    return spans.sorted(Comparator.comparing(BusinessCalendar.Span::fromMinute)).toList();
  }

  /** Returns whether it is open at this moment. */
  public boolean isOpen(Instant at) {
    return zone == null
        || on(day(at, zone), zone)
            .anyMatch(open -> !at.isBefore(open.from) && at.isBefore(open.to));
  }

  /** Returns when it opens next, or the moment itself if it is open; empty if not in two years. */
  public Optional<Instant> opens(Instant at) {
    if (zone == null) {
      return Optional.of(at);
    }
    return from(at, zone).map(open -> open.from.isBefore(at) ? at : open.from).findFirst();
  }

  /**
   * Returns the moment by which it has been open for so long since {@code from}; empty if that is
   * not so within two years.
   *
   * @param open not negative
   */
  public Optional<Instant> after(Instant from, Duration open) {
    if (zone == null) {
      return Optional.of(from.plus(open));
    }
    Duration left = open;
    for (Stretch next : (Iterable<Stretch>) from(from, zone)::iterator) {
      Instant begin = next.from.isBefore(from) ? from : next.from;
      Duration length = Duration.between(begin, next.to);
      if (length.compareTo(left) >= 0) {
        return Optional.of(begin.plus(left));
      }
      left = left.minus(length);
    }
    return Optional.empty();
  }

  /** Returns for how long it was open between two moments; nothing if they are not in order. */
  public Duration between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Duration.ZERO;
    }
    if (zone == null) {
      return Duration.between(from, to);
    }
    LocalDate last = day(to, zone);
    Duration sum = Duration.ZERO;
    for (LocalDate day = day(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
      for (Stretch open : on(day, zone).toList()) {
        Instant begin = open.from.isBefore(from) ? from : open.from;
        Instant end = open.to.isAfter(to) ? to : open.to;
        sum = begin.isBefore(end) ? sum.plus(Duration.between(begin, end)) : sum;
      }
    }
    return sum;
  }

  /** What is open from a moment on, with what is open at it. */
  private Stream<Stretch> from(Instant at, ZoneId place) {
    LocalDate today = day(at, place);
    return today
        .datesUntil(today.plusDays(DAYS_AHEAD))
        .flatMap(day -> on(day, place))
        .filter(open -> open.to.isAfter(at));
  }

  private Stream<Stretch> on(LocalDate day, ZoneId place) {
    return days.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of())).stream()
        .map(
            span ->
                new Stretch(at(day, span.fromMinute(), place), at(day, span.toMinute(), place)));
  }

  private static Instant at(LocalDate day, int minute, ZoneId place) {
    LocalDateTime wall = day.atStartOfDay().plusMinutes(minute);
    return wall.atZone(place).toInstant();
  }

  private static LocalDate day(Instant at, ZoneId place) {
    return LocalDate.ofInstant(at, place);
  }

  private record Stretch(Instant from, Instant to) {}
}
