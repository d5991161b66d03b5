// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PaceTest {
  private static final long PAGE = 300_000;
  private static final long MILLISECOND = 1_000_000;

  private final Pace pace = new Pace();

  @Test
  void aLineCountsAsFastUntilAPageWasSlow() {
    assertFalse(pace.isSlow());
    assertFalse(pace.measured(PAGE, 3 * MILLISECOND));
    assertTrue(pace.measured(PAGE, 1200 * MILLISECOND));
    assertTrue(pace.isSlow());
  }

  @Test
  void smallMessagesSayNothing() {
    assertFalse(pace.measured(Pace.TELLING_BYTES - 1, 60_000 * MILLISECOND));
    assertFalse(pace.isSlow());
  }

  @Test
  void betweenSlowAndFastItStaysWhatItWas() {
    long between = PAGE * 1000 / 7_000_000 * MILLISECOND;

    assertFalse(pace.measured(PAGE, between));
    assertTrue(pace.measured(PAGE, 1000 * MILLISECOND));
    assertFalse(pace.measured(PAGE, between));
    assertTrue(pace.isSlow());
    assertTrue(pace.measured(PAGE, 3 * MILLISECOND));
    assertFalse(pace.isSlow());
  }

  @Test
  void noTimeAtAllIsFast() {
    assertFalse(pace.measured(PAGE, 0));
    assertFalse(pace.isSlow());
  }
}
