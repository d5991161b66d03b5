// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A relational store with one writer: writes queue up for a single thread that commits them in
 * groups, and a write's future completes only when it is on disk.
 *
 * <p>Thread-safe. Nothing here may be called from a user-interface thread, except {@link #submit}.
 */
public interface Store extends AutoCloseable {
  /**
   * Queues a write. The future completes after the commit; it fails with the write's own exception,
   * or with {@link StorageException} if the commit failed. A write that throws, or writes what the
   * store does not take, is undone and does not disturb the others of its group; these may then run
   * twice.
   */
  <T> CompletableFuture<T> submit(Function<Tx, T> write);

  /**
   * Queues a write that has another way: if the store does not take what it writes, for instance
   * for a constraint, the other is run in its place, alone in a transaction, and before any write
   * that was queued behind it. The first may run several times and be undone each time.
   *
   * @param ifRefused the other way; the future fails with {@link StorageException} if that is
   *     refused as well
   */
  <T> CompletableFuture<T> submit(Function<Tx, T> write, Function<Tx, T> ifRefused);

  /**
   * Writes and waits for the disk.
   *
   * @throws StorageException if the commit failed; what the write itself throws comes as it is
   */
  default <T> T write(Function<Tx, T> write) {
    try {
      return submit(write).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Refuses all writes from now on; what is queued already is still tried.
   *
   * @param why for those who are refused; empty to take writes again
   */
  void refuse(String why);

  /** Reads what is committed, on the caller's thread. */
  <T> T read(Function<Handle, T> query);

  /** Tells somebody of all commits from now on; the newest wins. */
  void observe(CommitObserver observer);

  /** Returns whether other programs may be writing to it at the same time. */
  default boolean isShared() {
    return false;
  }

  /**
   * Asks to be told when somebody may have written. Needed only where several programs share a
   * store; then it comes from a thread of the store's, and may block.
   */
  default void onChange(Runnable look) {}

  /**
   * Says something to the other programs that share the store, those that ask for it with {@link
   * #onTold}. It is not kept and may be lost; returns at once.
   *
   * @param text at most some thousand bytes
   */
  default void tell(String text) {}

  /**
   * Asks for what is said with {@link #tell}, also here; comes from a thread of the store's. The
   * newest wins.
   */
  default void onTold(Consumer<String> listener) {}

  /**
   * Finishes the writes that are queued and lets go of the store.
   *
   * @throws IllegalStateException if called by a write, or by what runs after one: it would wait
   *     for itself
   */
  @Override
  void close();
}
