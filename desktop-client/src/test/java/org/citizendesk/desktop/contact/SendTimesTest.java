// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.Test;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** When a mail may leave. */
class SendTimesTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final List<DayOfWeek> WORKING =
      List.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);
  private final SendTimes times =
      new SendTimes(
          () ->
              Book.of(
                  List.of(
                      new BookFact.CalendarSet(
                          new BusinessCalendar(
                              "office",
                              NEW_YORK.getId(),
                              List.of(new BusinessCalendar.Hours(WORKING, "08:30", "17:00")),
                              List.of(
                                  new BusinessCalendar.Day("2026-11-26", "Thanksgiving", List.of()),
                                  new BusinessCalendar.Day("2026-11-30", "", List.of())))),
                      new BookFact.QueueSet(
                          new Queue(
                              "snap", "", "", "", Map.of(), 0, "office", 0, 0, false, null, null,
                              List.of())))));

  @Test
  void tomorrowAndMondayAreWhenTheQueueOpens() {
    assertEquals(
        List.of(Instant.parse("2026-11-18T13:30:00Z"), Instant.parse("2026-11-23T13:30:00Z")),
        times.usual("snap", Instant.parse("2026-11-17T20:00:00Z"), NEW_YORK));
  }

  @Test
  void aHolidayAndAWeekendArePassedOver() {
    assertEquals(
        List.of(Instant.parse("2026-11-27T13:30:00Z"), Instant.parse("2026-12-01T13:30:00Z")),
        times.usual("snap", Instant.parse("2026-11-25T20:00:00Z"), NEW_YORK));
    assertEquals(
        List.of(Instant.parse("2026-12-01T13:30:00Z")),
        times.usual("snap", Instant.parse("2026-11-29T20:00:00Z"), NEW_YORK));
  }

  @Test
  void withoutHoursADayBeginsAtEightOnTheAgentsClock() {
    assertEquals(
        List.of(Instant.parse("2026-11-18T13:00:00Z"), Instant.parse("2026-11-23T13:00:00Z")),
        times.usual("other", Instant.parse("2026-11-17T20:00:00Z"), NEW_YORK));
  }

  @Test
  void whatIsOverOrTooFarAheadIsNoTime() {
    Instant now = Instant.parse("2026-11-17T20:00:00Z");

    assertEquals(Optional.of(SendTimes.Flaw.PAST), SendTimes.flaw(now, now));
    assertEquals(Optional.empty(), SendTimes.flaw(now.plusSeconds(1), now));
    assertEquals(
        Optional.of(SendTimes.Flaw.TOO_FAR), SendTimes.flaw(now.plusSeconds(366 * 86_400L), now));
  }
}
