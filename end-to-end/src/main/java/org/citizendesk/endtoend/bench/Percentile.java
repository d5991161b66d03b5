// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

/** Reads percentiles of times. */
public final class Percentile {
  private Percentile() {}

  /**
   * Returns one in milliseconds.
   *
   * @param sorted times in nanoseconds, ascending, one at least
   * @param share 0.99 for the 99th
   */
  public static double millis(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))] / 1e6;
  }
}
