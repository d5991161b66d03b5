// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import java.util.List;

/** Hears of what is on disk. */
@FunctionalInterface
public interface LogListener {
  /**
   * Called after each write, on the writer's thread, in the order of the log, without gap: must be
   * short.
   */
  void committed(List<Entry> entries);
}
