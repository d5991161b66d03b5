// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.MissingResourceException;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SmallNodesTest {
  private static final Instant NOW = TestUi.START;

  @ParameterizedTest
  @CsvSource({
    "Margaret Okonkwo, MO",
    "maría del carmen ortiz, MO",
    "Cher, C",
    "+1 555 0100, #",
    "'', #",
    "'  Ben   3 Li ', BL"
  })
  void makesInitialsOfAName(String name, String initials) {
    assertEquals(initials, Badges.initials(name));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0:00",
    "PT9S, 0:09",
    "PT4M12S, 4:12",
    "PT1H4M7S, 1:04:07",
    "PT26H, 26:00:00",
    "PT-5S, 0:00"
  })
  void showsAnAgeAsAClock(Duration age, String text) {
    assertEquals(text, Elapsed.clock(NOW.minus(age), NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "PT59S, now",
    "PT61S, 1 min",
    "PT59M, 59 min",
    "PT3H, 3 h",
    "PT24H, 1 day",
    "PT49H, 2 days"
  })
  void showsAnAgeInOneFigure(Duration age, String text) {
    assertEquals(text, Elapsed.brief(NOW.minus(age), NOW));
  }

  @Test
  void fallsBackToEnglishWhereALanguageIsMissing() {
    assertEquals("now", Texts.of(Texts.class, Locale.JAPANESE).get("elapsed.now"));
  }

  @Test
  void namesAMissingKey() {
    MissingResourceException missing =
        Assertions.assertThrows(
            MissingResourceException.class, () -> Texts.of(Texts.class).get("no.such.key"));
    assertEquals("no.such.key", missing.getKey());
  }
}
