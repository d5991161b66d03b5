// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some days in a row.
 *
 * @param from the first
 * @param to the last
 */
record Days(LocalDate from, LocalDate to) {
  // Far beyond any policy, and no sum of days overflows.
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
  private static final Pattern ONE = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");

  /**
   * Reads {@code 2025}, {@code 2025-10}, {@code 2025-10-01}, two of them around {@code ..}, and one
   * after {@code <}, {@code <=}, {@code >} or {@code >=}; empty if it is none of them.
   */
  static Optional<Days> of(String text) {
    for (String sign : new String[] {">=", "<=", ">", "<"}) {
      if (text.startsWith(sign)) {
        return one(text.substring(sign.length())).map(days -> days.beside(sign));
      }
    }
    int dots = text.indexOf("..");
    if (dots < 0) {
      return one(text);
    }
    Optional<Days> first = end(text.substring(0, dots), FIRST);
    Optional<Days> last = end(text.substring(dots + 2), LAST);
    return first.isPresent() && last.isPresent()
        ? Optional.of(new Days(first.get().from, last.get().to))
        : Optional.empty();
  }

  private static Optional<Days> end(String text, LocalDate open) {
    return text.isEmpty() ? Optional.of(new Days(open, open)) : one(text);
  }

  private Days beside(String sign) {
    return switch (sign) {
      case ">=" -> new Days(from, LAST);
      case "<=" -> new Days(FIRST, to);
      case ">" -> new Days(to.plusDays(1), LAST);
      default -> new Days(FIRST, from.minusDays(1));
    };
  }

  private static Optional<Days> one(String text) {
    Matcher parts = ONE.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      int year = Integer.parseInt(parts.group(1));
      if (parts.group(2) == null) {
        return Optional.of(new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
      }
      YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
      if (parts.group(3) == null) {
        return Optional.of(new Days(month.atDay(1), month.atEndOfMonth()));
      }
      LocalDate day = month.atDay(Integer.parseInt(parts.group(3)));
      return Optional.of(new Days(day, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
