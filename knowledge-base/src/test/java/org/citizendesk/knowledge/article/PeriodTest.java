// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PeriodTest {
  private static final LocalDate FROM = LocalDate.of(2024, 2, 28);
  private static final LocalDate TO = LocalDate.of(2024, 3, 1);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2024-02-27, false
          2024-02-28, true
          2024-02-29, true
          2024-03-01, false
          """)
  void hasItsFirstDayAndNotItsEnd(LocalDate day, boolean within) {
    assertEquals(within, new Period(FROM, TO).contains(day));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2024-01-01, 2024-02-28, false
          2024-01-01, 2024-02-29, true
          2024-02-29, 2024-02-29, false
          2024-02-29, 2024-04-01, true
          2024-03-01, 2024-04-01, false
          """)
  void overlapsOnlyWhereADayIsInBoth(LocalDate from, LocalDate to, boolean overlaps) {
    Period one = new Period(FROM, TO);
    Period other = new Period(from, to);

    assertEquals(overlaps, one.overlaps(other));
    assertEquals(overlaps, other.overlaps(one));
  }

  @Test
  void isNeverMadeLonger() {
    Period period = new Period(FROM, TO);

    assertEquals(period, period.endingBy(TO.plusDays(1)));
    assertEquals(new Period(FROM, FROM), period.endingBy(FROM));
    assertTrue(period.endingBy(FROM).isEmpty());
    assertFalse(period.isEmpty());
  }

  @Test
  void hasNoEndWhileNoneIsKnown() {
    Validity open = new Validity(FROM, null, FROM, null, null, TO);

    assertTrue(Period.of(open).contains(LocalDate.of(9999, 12, 31)));
  }
}
