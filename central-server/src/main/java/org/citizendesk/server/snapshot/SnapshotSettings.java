// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.snapshot;

import org.citizendesk.server.settings.Settings;
import java.time.Duration;

/**
 * When files are made, and what they may take.
 *
 * @param worthFrom from how many positions behind the log's end a desktop is offered one
 * @param maxBytes of all files together; when it is reached no more are made
 * @param lifetime how long a file lies after it was last asked for
 */
public record SnapshotSettings(long worthFrom, long maxBytes, Duration lifetime) {
  private static final int WORTH_FROM = 50_000;
  private static final int MEGABYTES = 1024;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException if one of them is out of bounds
   */
  public static SnapshotSettings read(Settings settings) {
    return of(
        settings.number("sync.snapshot-behind", WORTH_FROM, 1, Integer.MAX_VALUE),
        settings.number("sync.snapshot-megabytes", MEGABYTES, 0, 1_000_000));
  }

  /** Returns the settings with the usual lifetime. */
  public static SnapshotSettings of(long worthFrom, long megabytes) {
    return new SnapshotSettings(worthFrom, megabytes * 1024 * 1024, Duration.ofMinutes(10));
  }
}
