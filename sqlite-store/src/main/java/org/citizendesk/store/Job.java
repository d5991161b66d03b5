// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One write on its way: done, undone or waiting for the commit. */
final class Job<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Job.class);

  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private @Nullable Function<Tx, T> write;
  private @Nullable Function<Tx, T> ifRefused;
  private @Nullable Runnable completion;

  /**
   * @param ifRefused what to do where the store does not take what it writes; null for nothing
   */
  Job(@Nullable Function<Tx, T> write, @Nullable Function<Tx, T> ifRefused) {
    this.write = write;
    this.ifRefused = ifRefused;
  }

  static Job<Void> stop() {
    return new Job<>(null, null);
  }

  CompletableFuture<T> result() {
    return result;
  }

  /** What it writes alone is not taken: returns whether there is another way, and takes that. */
  boolean goesAnotherWay() {
    if (ifRefused == null) {
      return false;
    }
    write = ifRefused;
    ifRefused = null;
    return true;
  }

  boolean isStop() {
    return write == null;
  }

  /**
   * Runs it, maybe once more after its transaction was undone.
   *
   * @throws StorageException if the store has no room, or it does not take what this writes, and
   *     this has another way
   */
  void run(Handle handle, Map<Class<?>, Tx.Shared> shared) {
    if (write == null) {
      return;
    }
    afterCommit.clear();
    OpenTx tx = new OpenTx(handle, afterCommit, shared);
    try {
      T value = write.apply(tx);
      tx.release();
      completion = () -> result.complete(value);
    } catch (RuntimeException | Error e) {
      tx.undo(e);
      afterCommit.clear();
      if (NoRoom.isWhy(e)) {
        throw new StorageException("there is no room for what is written", e);
      }
      if (ifRefused != null && Refusals.isRefusal(e)) {
        throw new StorageException("the store does not take what is written", e);
      }
      completion = () -> result.completeExceptionally(e);
    }
  }

  void committed() {
    for (Runnable action : afterCommit) {
      try {
        action.run();
      } catch (RuntimeException | Error e) {
        LOG.error("an action after a commit failed", e);
      }
    }
    if (completion != null) {
      completion.run();
    }
  }

  void fail(StorageException failure) {
    result.completeExceptionally(failure);
  }

  /** Sets its savepoint when it is first written with. */
  private static final class OpenTx implements Tx {
    private final Handle handle;
    private final List<Runnable> actions;
    private final Map<Class<?>, Shared> shared;
    private boolean marked;
    private boolean over;

    OpenTx(Handle handle, List<Runnable> actions, Map<Class<?>, Shared> shared) {
      this.handle = handle;
      this.actions = actions;
      this.shared = shared;
    }

    @Override
    public Handle handle() {
      if (over) {
        throw new IllegalStateException("this write is over: what follows needs one of its own");
      }
      if (!marked) {
        handle.execute("savepoint one_write");
        marked = true;
      }
      return handle;
    }

    @Override
    public Handle reading() {
      return handle;
    }

    @Override
    public void afterCommit(Runnable action) {
      actions.add(action);
    }

    @Override
    public <S extends Shared> S shared(Class<S> kind, Function<Handle, S> make) {
      return kind.cast(shared.computeIfAbsent(kind, any -> make.apply(handle)));
    }

    void release() {
      over = true;
      if (marked) {
        handle.execute("release one_write");
      }
    }

    void undo(Throwable why) {
      over = true;
      if (!marked) {
        return;
      }
      try {
        handle.execute("rollback to one_write");
        handle.execute("release one_write");
      } catch (RuntimeException e) {
        // on a full disk SQLite itself gives up the whole transaction
        throw new StorageException("the group's transaction is gone", why);
      }
    }
  }
}
