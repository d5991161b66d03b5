// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.ui.ParkTimes.Pick;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.BusinessHours;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ParkTimesTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final BusinessHours WEEKDAYS =
      new BusinessHours(
          new BusinessCalendar(
              "office",
              CHICAGO.getId(),
              List.of(
                  new BusinessCalendar.Hours(
                      List.of(DayOfWeek.values()).subList(0, 5), "07:30", "17:00")),
              List.of(new BusinessCalendar.Day("2026-11-26", "Thanksgiving", List.of()))));

  @ParameterizedTest
  @CsvSource({
    // A Tuesday; a Wednesday before a holiday; a Friday; a Saturday.
    "2026-11-24T10:15, 2026-11-24T11:15, 2026-11-24T14:00, 2026-11-25T07:30, 2026-11-30T07:30",
    "2026-11-25T15:00, 2026-11-25T16:00, , 2026-11-27T07:30, 2026-11-30T07:30",
    "2026-11-27T14:00, 2026-11-27T15:00, , 2026-11-30T07:30, 2026-11-30T07:30",
    "2026-11-28T10:00, 2026-11-28T11:00, , 2026-11-30T07:30, 2026-11-30T07:30"
  })
  void followsTheHoursOfTheQueue(
      LocalDateTime now, String hour, String afternoon, String tomorrow, String week) {
    ParkTimes times = at(now, WEEKDAYS);

    assertEquals(hour, local(times.at(Pick.HOUR)));
    assertEquals(afternoon, local(times.at(Pick.AFTERNOON)));
    assertEquals(tomorrow, local(times.at(Pick.TOMORROW)));
    assertEquals(week, local(times.at(Pick.NEXT_WEEK)));
  }

  @Test
  void anOfficeThatNeverClosesHasMornings() {
    ParkTimes times = at(LocalDateTime.parse("2026-11-24T10:15"), BusinessHours.ALWAYS);

    assertEquals("2026-11-25T08:00", local(times.at(Pick.TOMORROW)));
    assertEquals("2026-11-30T08:00", local(times.at(Pick.NEXT_WEEK)));
  }

  @Test
  void anOfficeThatOpensNoMoreHasNoMorning() {
    BusinessHours closed =
        new BusinessHours(new BusinessCalendar("gone", CHICAGO.getId(), List.of(), List.of()));
    ParkTimes times = at(LocalDateTime.parse("2026-11-24T10:15"), closed);

    assertEquals(Optional.empty(), times.at(Pick.TOMORROW));
    assertEquals(Optional.empty(), times.at(Pick.AFTERNOON));
  }

  @Test
  void saysTomorrowOnlyIfItIs() {
    Texts texts = Texts.of(ParkTimes.class);
    ParkTimes tuesday = at(LocalDateTime.parse("2026-11-24T10:15"), WEEKDAYS);
    ParkTimes eve = at(LocalDateTime.parse("2026-11-25T10:15"), WEEKDAYS);

    assertEquals("Tomorrow morning, 7:30 AM", words(texts, tuesday));
    assertEquals("When we open again, Friday, 7:30 AM", words(texts, eve));
  }

  private static String words(Texts texts, ParkTimes times) {
    // The space before AM is not the same in all versions of the JDK's data.
    return times
        .words(texts, Pick.TOMORROW, times.at(Pick.TOMORROW).orElseThrow())
        .replace('\u202f', ' ');
  }

  @Test
  void readsATimeOfDayInTheZoneOfTheOffice() {
    ParkTimes times = at(LocalDateTime.parse("2026-11-24T10:15"), WEEKDAYS);
    LocalDate day = LocalDate.parse("2026-11-24");

    assertEquals("2026-11-24T14:30", local(times.at(day, "2:30 pm")));
    assertEquals(Optional.empty(), times.at(day, "24:00"));
  }

  private static ParkTimes at(LocalDateTime now, BusinessHours hours) {
    return new ParkTimes(now.atZone(CHICAGO).toInstant(), CHICAGO, hours);
  }

  private static @Nullable String local(Optional<Instant> at) {
    return at.map(when -> LocalDateTime.ofInstant(when, CHICAGO).toString()).orElse(null);
  }
}
