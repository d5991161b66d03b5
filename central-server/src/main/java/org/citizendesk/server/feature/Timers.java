// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.feature;

import java.time.Duration;

/** Runs short things later. Tests give one whose time they move by hand. */
public interface Timers {
  /**
   * Runs an action once, after a delay, on a thread of its own choosing. What it throws is logged.
   */
  Timer after(Duration delay, Runnable action);

  /** Runs an action again and again, waiting {@code period} before the first run and between. */
  Timer every(Duration period, Runnable action);

  /** Returns milliseconds since some moment; they go on evenly, whatever is done to the clock. */
  long ticks();

  /** Something that is going to happen. */
  @FunctionalInterface
  interface Timer {
    /** Makes it not happen; an action that is running ends by itself. */
    void cancel();
  }
}
