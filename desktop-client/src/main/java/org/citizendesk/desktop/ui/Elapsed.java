// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.time.Duration;
import java.time.Instant;

/** How long ago, as people read it. A time in the future counts as now: clocks may differ. */
public final class Elapsed {
  private static final Texts TEXTS = Texts.of(Elapsed.class);

  private Elapsed() {}

  /** Returns minutes and seconds ({@code 4:07}), from an hour on with hours ({@code 1:04:07}). */
  public static String clock(Instant from, Instant now) {
    Duration age = age(from, now);
    return age.toHours() > 0
        ? "%d:%02d:%02d".formatted(age.toHours(), age.toMinutesPart(), age.toSecondsPart())
        : "%d:%02d".formatted(age.toMinutesPart(), age.toSecondsPart());
  }

  /** Returns one rounded figure: now, minutes, hours or days. */
  public static String brief(Instant from, Instant now) {
    Duration age = age(from, now);
    if (age.toMinutes() < 1) {
      return TEXTS.get("elapsed.now");
    }
    if (age.toHours() < 1) {
      return TEXTS.get("elapsed.minutes", age.toMinutes());
    }
    return age.toDays() < 1
        ? TEXTS.get("elapsed.hours", age.toHours())
        : TEXTS.get("elapsed.days", age.toDays());
  }

  private static Duration age(Instant from, Instant now) {
    Duration age = Duration.between(from, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
