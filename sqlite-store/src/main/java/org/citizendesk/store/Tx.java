// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;

/**
 * One write, inside the transaction that the writer has open. Not to be kept, not to be used
 * elsewhere.
 */
public interface Tx {
  /** Returns the connection to read and write with. */
  Handle handle();

  /**
   * Runs something once this write is safely on disk, in the order of the writes, on the writer's
   * thread: it must be short and must not throw. It does not run if the write fails.
   */
  void afterCommit(Runnable action);
}
