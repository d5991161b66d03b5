// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.disk;

import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * How the disk is that the store lies on.
 *
 * @param freeMebibytes that may still be used; null if only the database knows
 * @param walMebibytes of the store's write-ahead log; null if only the database knows
 * @param warnings what an administrator should know, in plain words
 */
public record DiskReport(
    State state, @Nullable Long freeMebibytes, @Nullable Long walMebibytes, List<String> warnings) {
  /** Whether something must be done. */
  public enum State {
    /** All is well. */
    OK,
    /** Somebody should look. */
    WATCH,
    /** Nothing is taken any more. */
    FULL
  }

  /** Copies the list. */
  public DiskReport {
    warnings = List.copyOf(warnings);
  }
}
