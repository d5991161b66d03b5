// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.disk;

import org.citizendesk.server.settings.Settings;

/**
 * When to speak, and what to keep back.
 *
 * @param reserve bytes that are kept back for an emergency; 0 for none
 * @param low bytes free beneath which it is said
 */
public record DiskLimits(long reserve, long low) {
  static final long MEBIBYTE = 1024 * 1024;
  private static final int RESERVE = 64;
  private static final int LOW = 256;
  private static final int MOST = 1024 * 1024;

  /**
   * Reads {@code store.reserve-mebibytes} and {@code store.low-mebibytes}.
   *
   * @throws org.citizendesk.server.settings.SettingsException if they cannot be used
   */
  public static DiskLimits read(Settings settings) {
    return new DiskLimits(
        MEBIBYTE * settings.number("store.reserve-mebibytes", RESERVE, 0, MOST),
        MEBIBYTE * settings.number("store.low-mebibytes", LOW, 1, MOST));
  }
}
