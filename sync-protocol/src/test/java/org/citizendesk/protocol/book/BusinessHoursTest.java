// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An office in New York with a lunch break, closed at weekends and on holidays. */
class BusinessHoursTest {
  private static final List<DayOfWeek> WEEK =
      List.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);
  private static final BusinessCalendar OFFICE =
      new BusinessCalendar(
          "office",
          "America/New_York",
          List.of(
              new BusinessCalendar.Hours(WEEK, "08:00", "12:00"),
              new BusinessCalendar.Hours(WEEK, "13:00", "17:00")),
          List.of(
              new BusinessCalendar.Day("2026-11-26", "Thanksgiving Day", List.of()),
              new BusinessCalendar.Day(
                  "2026-11-27", "", List.of(new BusinessCalendar.Span("08:00", "11:00")))));
  private static final BusinessHours HOURS = new BusinessHours(OFFICE);

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T12:59:59Z, false",
    "2026-11-25T13:00:00Z, true",
    "2026-11-25T16:59:59Z, true",
    "2026-11-25T17:00:00Z, false",
    "2026-11-25T18:00:00Z, true",
    "2026-11-26T15:00:00Z, false",
    "2026-11-27T15:59:59Z, true",
    "2026-11-27T16:00:00Z, false",
    "2026-11-28T15:00:00Z, false"
  })
  void itIsOpenFromTheFirstMomentToBeforeTheLast(Instant at, boolean open) {
    assertEquals(open, HOURS.isOpen(at));
  }

  @Test
  void itOpensAfterLunchAfterTheHolidayAndAfterTheWeekend() {
    Instant lunch = Instant.parse("2026-11-25T17:30:00Z");
    Instant evening = Instant.parse("2026-11-25T23:00:00Z");
    Instant friday = Instant.parse("2026-11-27T20:00:00Z");
    Instant open = Instant.parse("2026-11-30T14:00:00Z");

    assertEquals(Optional.of(Instant.parse("2026-11-25T18:00:00Z")), HOURS.opens(lunch));
    assertEquals(Optional.of(Instant.parse("2026-11-27T13:00:00Z")), HOURS.opens(evening));
    assertEquals(Optional.of(Instant.parse("2026-11-30T13:00:00Z")), HOURS.opens(friday));
    assertEquals(Optional.of(open), HOURS.opens(open));
  }

  @Test
  void waitingCountsWhileItIsOpenOnly() {
    Instant wednesday = Instant.parse("2026-11-25T21:00:00Z"); // an hour before closing
    Instant monday = Instant.parse("2026-11-30T14:00:00Z"); // an hour after opening

    assertEquals(Duration.ofHours(1 + 3 + 1), HOURS.between(wednesday, monday));
    assertEquals(Duration.ZERO, HOURS.between(monday, wednesday));
    assertEquals(Optional.of(monday), HOURS.after(wednesday, Duration.ofHours(5)));
    assertEquals(
        Optional.of(Instant.parse("2026-11-27T16:00:00Z")),
        HOURS.after(wednesday, Duration.ofHours(4)));
  }

  @Test
  void aNightOnWhichClocksAreChangedIsAsLongAsItIs() {
    BusinessHours always =
        new BusinessHours(
            new BusinessCalendar(
                "day-and-night",
                "America/New_York",
                List.of(new BusinessCalendar.Hours(List.of(DayOfWeek.values()), "00:00", "24:00")),
                List.of()));
    Instant autumn = at(2026, 11, 1);
    Instant spring = at(2026, 3, 8);

    assertEquals(Duration.ofHours(25), always.between(autumn, at(2026, 11, 2)));
    assertEquals(Duration.ofHours(23), always.between(spring, at(2026, 3, 9)));
    assertEquals(Optional.of(at(2026, 11, 2)), always.after(autumn, Duration.ofHours(25)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void itAgreesWithCountingMinuteByMinute(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      Instant from =
          Instant.parse("2026-10-28T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(50_000)));
      Instant to = from.plus(Duration.ofMinutes(random.nextInt(8_000)));
      long counted =
          from.until(to, java.time.temporal.ChronoUnit.MINUTES) == 0
              ? 0
              : java.util.stream.LongStream.range(0, Duration.between(from, to).toMinutes())
                  .filter(minute -> HOURS.isOpen(from.plus(Duration.ofMinutes(minute))))
                  .count();

      assertEquals(Duration.ofMinutes(counted), HOURS.between(from, to), from + " to " + to);
      Duration half = Duration.ofMinutes(counted / 2);
      Instant reached = HOURS.after(from, half).orElseThrow();
      assertEquals(half, HOURS.between(from, reached), from + " after " + half);
      assertFalse(reached.isAfter(to) && counted > 0, "it was open for as long before " + to);
    }
  }

  @Test
  void anOfficeThatNeverOpensSaysSo() {
    BusinessHours never =
        new BusinessHours(new BusinessCalendar("shut", "UTC", List.of(), List.of()));
    Instant now = Instant.parse("2026-11-25T12:00:00Z");

    assertEquals(Optional.empty(), never.opens(now));
    assertEquals(Optional.empty(), never.after(now, Duration.ofSeconds(1)));
    assertFalse(never.isOpen(now));
  }

  @Test
  void withoutACalendarItIsAlwaysOpen() {
    Instant now = Instant.parse("2026-11-28T03:00:00Z");

    assertTrue(BusinessHours.ALWAYS.isOpen(now));
    assertEquals(Optional.of(now), BusinessHours.ALWAYS.opens(now));
    assertEquals(
        Optional.of(now.plusSeconds(60)), BusinessHours.ALWAYS.after(now, Duration.ofMinutes(1)));
    assertEquals(Duration.ofHours(1), BusinessHours.ALWAYS.between(now, now.plusSeconds(3600)));
  }

  @ParameterizedTest
  @CsvSource({"12:00, 12:00", "13:00, 12:00", "8:00, 12:00", "08:00, 24:01", "08:60, 12:00"})
  void hoursThatAreNoneAreRefused(String from, String to) {
    assertThrows(IllegalArgumentException.class, () -> new BusinessCalendar.Span(from, to));
  }

  @Test
  void hoursThatOverlapAreRefusedByName() {
    List<BusinessCalendar.Hours> twice =
        List.of(
            new BusinessCalendar.Hours(WEEK, "08:00", "12:30"),
            new BusinessCalendar.Hours(List.of(DayOfWeek.FRIDAY), "12:00", "17:00"));

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new BusinessCalendar("office", "UTC", twice, List.of()));
    assertEquals("FRIDAY: 08:00 to 12:30 and 12:00 to 17:00 overlap", refused.getMessage());
  }

  @Test
  void aZoneThatDoesNotExistIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new BusinessCalendar("office", "America/Nowhere", List.of(), List.of()));
  }

  private static Instant at(int year, int month, int day) {
    return ZonedDateTime.of(year, month, day, 0, 0, 0, 0, ZoneId.of("America/New_York"))
        .toInstant();
  }
}
