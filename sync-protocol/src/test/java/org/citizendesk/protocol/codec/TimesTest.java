// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.time.DateTimeException;
import java.time.Instant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TimesTest {
  private static final long YEAR_1_BC = -62_198_755_200L;
  private static final long YEAR_10_000 = 253_402_300_800L;

  @Property
  void everyTimeIsReadBackAsItWasWritten(
      @ForAll @LongRange(min = YEAR_1_BC, max = YEAR_10_000) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    Instant time = Instant.ofEpochSecond(second, nano);

    assertEquals(time, Times.parse(time.toString()));
  }

  @Property
  void whatIsNearlyATimeIsReadAsTheJdkReadsIt(
      @ForAll @LongRange(min = 0, max = YEAR_10_000) long second,
      @ForAll @IntRange(max = 999) int millis,
      @ForAll @IntRange(max = 23) int at,
      @ForAll("oddCharacters") char odd) {
    StringBuilder text =
        new StringBuilder(Instant.ofEpochSecond(second, millis * 1_000_000L).toString());
    text.setCharAt(Math.min(at, text.length() - 1), odd);

    assertSameAsJdk(text.toString());
  }

  @Provide
  Arbitrary<Character> oddCharacters() {
    return Arbitraries.of("0123456789-:.TZtz+ ,\u0663x".chars().mapToObj(c -> (char) c).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-01-31T12:00:00Z",
        "2026-02-29T12:00:00Z",
        "2024-02-29T12:00:00Z",
        "2026-02-30T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-00-01T12:00:00Z",
        "2026-01-00T12:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T23:59:60Z",
        "2026-01-01T12:00Z",
        "2026-01-01T12:00:00",
        "2026-01-01T12:00:00.Z",
        "2026-01-01T12:00:00.1Z",
        "2026-01-01T12:00:00.1234567890Z",
        "2026-01-01T12:00:00,5Z",
        "2026-01-01T12:00:00+00:00",
        "2026-01-01T12:00:00z",
        "+12026-01-01T12:00:00Z",
        "-0001-01-01T12:00:00Z",
        "\u0662026-01-01T12:00:00Z"
      })
  void everyOtherTextIsReadAsTheJdkReadsIt(String text) {
    assertSameAsJdk(text);
  }

  private static void assertSameAsJdk(String text) {
    Instant expected;
    try {
      expected = Instant.parse(text);
    } catch (DateTimeException e) {
      assertThrows(DateTimeException.class, () -> Times.parse(text));
      return;
    }
    assertEquals(expected, Times.parse(text));
  }
}
