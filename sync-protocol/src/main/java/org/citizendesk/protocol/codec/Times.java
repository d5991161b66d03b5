// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Reads times in the form in which both sides write them, many times as fast as the JDK's own. */
final class Times {
  private static final int SECONDS_END = 19;
  private static final int NANO_DIGITS = 9;
  private static final String FORM = "dddd-dd-ddTdd:dd:dd";

  private Times() {}

  /**
   * Returns what {@link Instant#parse} returns.
   *
   * @throws java.time.format.DateTimeParseException if it is no time
   */
  static Instant parse(String text) {
    return isUsual(text) ? usual(text) : Instant.parse(text);
  }

  /** A time of day that exists, with up to nine digits of a second. */
  private static boolean isUsual(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < SECONDS_END; i++) {
      char form = FORM.charAt(i);
      char c = text.charAt(i);
      if (form == 'd' ? !isDigit(c) : c != form) {
        return false;
      }
    }
    int digits = end - SECONDS_END - 1;
    if (end > SECONDS_END
        && (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > NANO_DIGITS)) {
      return false;
    }
    for (int i = SECONDS_END + 1; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return isTimeOfDay(text) && isDate(text);
  }

  private static boolean isTimeOfDay(String text) {
    return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
  }

  /** The end of a month is left to the JDK. */
  private static boolean isDate(String text) {
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    return month >= 1 && month <= 12 && day >= 1 && day <= 28;
  }

  private static Instant usual(String text) {
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    long second =
        day * ChronoUnit.DAYS.getDuration().toSeconds()
            + number(text, 11, 13) * 3600L
            + number(text, 14, 16) * 60L
            + number(text, 17, 19);
    return Instant.ofEpochSecond(second, nanos(text));
  }

  private static int nanos(String text) {
    int nanos = 0;
    for (int i = SECONDS_END + 1; i <= SECONDS_END + NANO_DIGITS; i++) {
      nanos = 10 * nanos + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + (text.charAt(i) - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
