// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import java.util.function.Function;

/**
 * One write, inside the transaction that the writer has open. Not to be kept, not to be used
 * elsewhere.
 */
public interface Tx {
  /** Returns the connection to read and write with. */
  Handle handle();

  /**
   * Returns the connection to read with. What is written with it could not be undone alone: a write
   * that only reads, or leaves its rows to {@link #shared}, is cheaper with it.
   */
  Handle reading();

  /**
   * Runs something once this write is safely on disk, in the order of the writes, on the writer's
   * thread: it must be short and must not throw. It does not run if the write fails.
   */
  void afterCommit(Runnable action);

  /**
   * Returns what all writes of one transaction share: the first that asks has it made. It is gone
   * with the transaction.
   *
   * @param kind the same for the same thing
   * @param make is given the connection
   */
  <S extends Shared> S shared(Class<S> kind, Function<Handle, S> make);

  /** What several writes of one transaction gather, to be written once. */
  interface Shared {
    /**
     * Writes what was gathered, when all writes of the transaction are done. What it throws fails
     * all of them.
     */
    void beforeCommit();
  }
}
