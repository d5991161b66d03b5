// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.server.chat.WaitEstimate.Range;
import org.citizendesk.server.chat.WaitEstimate.Shown;
import org.citizendesk.server.contact.QueueLine.Given;
import org.junit.jupiter.api.Test;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

final class WaitEstimateTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final Range SHORT = new Range(0, 5);
  private static final Range MIDDLE = new Range(5, 10);

  private static Instant before(double minutes) {
    return NOW.minusSeconds(Math.round(minutes * 60));
  }

  /** So many of them, one each two minutes, each of whom waited for four. */
  private static List<Given> given(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> new Given(before(2 * i + 4), before(2 * i)))
        .toList();
  }

  private static Optional<Duration> pace(List<Given> given, Instant oldest) {
    return WaitEstimate.pace(given, oldest, NOW, BusinessHours.ALWAYS);
  }

  @Test
  void theTimeInWhichAnybodyWaitedIsSharedAmongWhoeverWasGivenOut() {
    // From 12 minutes ago until now there was always somebody.
    assertEquals(Optional.of(Duration.ofSeconds(144)), pace(given(5), null));
  }

  @Test
  void aLineThatStandsStillGetsSlower() {
    List<Given> longAgo =
        IntStream.range(0, 5).mapToObj(i -> new Given(before(25), before(20 - i))).toList();

    assertEquals(Optional.of(Duration.ofMinutes(9).dividedBy(5)), pace(longAgo, null));
    assertEquals(Optional.of(Duration.ofMinutes(5)), pace(longAgo, before(25)));
  }

  @Test
  void nothingIsSaidOfTooFewOrOfThoseWhomAnAgentTookAtOnce() {
    List<Given> atOnce =
        IntStream.range(0, 20).mapToObj(i -> new Given(before(i + 0.4), before(i))).toList();
    List<Given> yesterday =
        IntStream.range(0, 20).mapToObj(i -> new Given(before(45), before(31 + i))).toList();

    assertEquals(Optional.empty(), pace(given(4), before(10)));
    assertEquals(Optional.empty(), pace(atOnce, null));
    assertEquals(Optional.empty(), pace(yesterday, before(10)));
  }

  @Test
  void aNightInWhichNobodyWasThereIsNoWaiting() {
    BusinessHours hours =
        new BusinessHours(
            new BusinessCalendar(
                "office",
                "UTC",
                List.of(new BusinessCalendar.Hours(List.of(DayOfWeek.MONDAY), "14:50", "18:00")),
                List.of()));
    List<Given> sinceTheMorning =
        IntStream.range(0, 5).mapToObj(i -> new Given(before(600), before(i))).toList();

    assertEquals(
        Optional.of(Duration.ofMinutes(2)),
        WaitEstimate.pace(sinceTheMorning, before(600), NOW, hours));
  }

  @Test
  void whoIsFurtherBehindWaitsLonger() {
    Optional<Duration> pace = Optional.of(Duration.ofMinutes(2));

    assertEquals(SHORT, shown(pace, 2));
    assertEquals(MIDDLE, shown(pace, 3));
    assertEquals(new Range(10, 20), shown(pace, 5));
    assertEquals(new Range(60, null), shown(pace, 500));
  }

  private static Range shown(Optional<Duration> pace, int position) {
    return WaitEstimate.shown(pace, position, null, NOW).range();
  }

  @Test
  void aRangeStaysUntilTheEstimateHasClearlyLeftItAndAMinuteHasPassed() {
    Shown first = new Shown(SHORT, NOW);
    Instant later = NOW.plus(WaitEstimate.HOLD);

    assertEquals(first, next(first, 6, later));
    assertEquals(first, next(first, 60, later.minusMillis(1)));
    Shown second = next(first, 7, later);
    assertEquals(new Shown(MIDDLE, later), second);
    assertEquals(second, next(second, 4.1, later.plus(WaitEstimate.HOLD)));
    assertEquals(SHORT, next(second, 3.9, later.plus(WaitEstimate.HOLD)).range());
    assertEquals(new Shown(null, later), WaitEstimate.shown(Optional.empty(), 1, first, later));
  }

  private static Shown next(Shown before, double minutes, Instant now) {
    return WaitEstimate.shown(
        Optional.of(Duration.ofSeconds(Math.round(minutes * 60))), 1, before, now);
  }
}
