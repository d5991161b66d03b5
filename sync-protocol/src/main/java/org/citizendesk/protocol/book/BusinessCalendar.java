// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.citizendesk.protocol.event.Bounds;
import org.jspecify.annotations.Nullable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * When an office is open.
 *
 * @param id what queues call it by
 * @param zone the time zone that its hours are meant in, for instance America/New_York
 * @param week the usual hours; none on a day that is not named
 * @param days days on which other hours hold: holidays, and days with early closing
 */
public record BusinessCalendar(String id, String zone, List<Hours> week, List<Day> days) {
  private static final int MAX_HOURS = 50;
  private static final int MAX_DAYS = 1_000;
  private static final int MAX_SPANS = 10;

  /** Checks the bounds. */
  public BusinessCalendar {
    Entries.code(id, "id");
    zone = zone(zone);
    week = Entries.list(week, MAX_HOURS, "week");
    days = Entries.distinct(days, Day::date, MAX_DAYS, "days");
    for (DayOfWeek day : DayOfWeek.values()) {
      apart(
          week.stream()
              .filter(hours -> hours.on().contains(day))
              .map(hours -> new Span(hours.from(), hours.to()))
              .toList(),
          day.toString());
    }
  }

  private static String zone(@Nullable String zone) {
    try {
      return ZoneId.of(Bounds.present(zone, "zone")).getId();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "zone must be a time zone such as America/New_York, not " + zone, e);
    }
  }

  private static void apart(List<Span> spans, String when) {
    List<Span> sorted = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).from().compareTo(sorted.get(i - 1).to()) < 0) {
        throw new IllegalArgumentException(
            when + ": " + sorted.get(i - 1).words() + " and " + sorted.get(i).words() + " overlap");
      }
    }
  }

  /**
   * The same hours on some days of the week.
   *
   * @param from hours and minutes, for instance 08:30
   * @param to behind {@code from}; at most 24:00
   */
  public record Hours(List<DayOfWeek> on, String from, String to) {
    /** Checks the bounds. */
    public Hours {
      on = Bounds.list(on, DayOfWeek.values().length, "on");
      Span.check(from, to);
    }
  }

  /**
   * A day on which other hours hold than usual.
   *
   * @param date for instance 2026-12-25
   * @param name why; may be empty
   * @param open the hours; empty if it is closed
   */
  public record Day(String date, String name, List<Span> open) {
    /** Checks the bounds. */
    public Day {
      date = date(date);
      name = Entries.name(name, "", "name");
      open = Entries.list(open, MAX_SPANS, "open");
      apart(open, date);
    }

    private static String date(@Nullable String date) {
      try {
        return LocalDate.parse(Bounds.present(date, "date")).toString();
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("date must be a day like 2026-12-25, not " + date, e);
      }
    }
  }

  /**
   * Some hours of a day.
   *
   * @param from hours and minutes, for instance 08:30
   * @param to behind {@code from}; at most 24:00
   */
  public record Span(String from, String to) {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /** Checks the bounds. */
    public Span {
      check(from, to);
    }

    private static void check(@Nullable String from, @Nullable String to) {
      if (minutes(from, "from") >= minutes(to, "to")) {
        throw new IllegalArgumentException(
            "to must be behind from: " + from + " to " + to + "; at midnight a day ends (24:00)");
      }
    }

    /** Returns the minute of the day at which it begins. */
    public int fromMinute() {
      return minutes(from, "from");
    }

    /** Returns the minute of the day at which it ends, which is not in it; at most 1,440. */
    public int toMinute() {
      return minutes(to, "to");
    }

    private String words() {
      return from + " to " + to;
    }

    private static int minutes(@Nullable String time, String field) {
      String text = Bounds.present(time, field);
      if (text.matches("\\d\\d:[0-5]\\d")) {
        int minutes =
            Integer.parseInt(text.substring(0, 2)) * HOUR + Integer.parseInt(text.substring(3));
        if (minutes <= DAY) {
          return minutes;
        }
      }
      throw new IllegalArgumentException(field + " must be a time like 08:30, not " + time);
    }
  }
}
