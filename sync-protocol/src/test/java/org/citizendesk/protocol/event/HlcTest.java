// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.event;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HlcTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final long DAY = 86_400_000;
  private static final long YEARS_20 = 20 * 365 * DAY;

  private final JumpingClock clock = new JumpingClock();
  private final Hlc hlc = new Hlc(clock);

  @Test
  void isTheWallClockShiftedBySixteenBits() {
    assertEquals(NOON.toEpochMilli() << 16, hlc.next());
  }

  @Test
  void countsWhileTheWallClockStands() {
    long first = hlc.next();

    assertEquals(first + 1, hlc.next());
    assertEquals(first + 2, hlc.next());
  }

  @Property
  void risesWhateverTheWallClockDoes(
      @ForAll @Size(max = 50) List<@LongRange(min = -YEARS_20, max = YEARS_20) Long> jumps) {
    long before = hlc.next();
    for (long jump : jumps) {
      clock.now = NOON.plusMillis(jump);
      long reading = hlc.next();

      assertTrue(reading > before);
      before = reading;
    }
  }

  @Property
  void isPastWhatItHeardAndWhatItSaid(
      @ForAll @Size(max = 50) List<@LongRange(min = -YEARS_20, max = DAY) Long> heard) {
    long before = hlc.next();
    for (long ahead : heard) {
      long reading = (NOON.toEpochMilli() + ahead) << 16;
      hlc.heard(reading);
      long next = hlc.next();

      assertTrue(next > before);
      assertTrue(next > reading);
      before = next;
    }
  }

  @Property
  void risesWhateverItHears(@ForAll @Size(max = 50) List<Long> heard) {
    long before = hlc.next();
    for (long reading : heard) {
      hlc.heard(reading);
      long next = hlc.next();

      assertTrue(next > before);
      before = next;
    }
  }

  @Test
  void aBrokenClockElsewhereDoesNotCarryItAway() {
    hlc.heard(Long.MAX_VALUE);
    hlc.heard((NOON.toEpochMilli() + DAY + 1) << 16);
    hlc.heard(-1);

    assertEquals(NOON.toEpochMilli() << 16, hlc.next());
  }

  private static final class JumpingClock extends Clock {
    private Instant now = NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("tests use UTC");
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
