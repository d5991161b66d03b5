// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * The one thread that writes. It takes what is queued, runs each write under a savepoint, commits
 * once, and only then tells anybody. A platform thread, since the driver's native call would pin a
 * virtual one.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_IN_A_GROUP = 2000;

  private final Path file;
  private final Handle handle;
  private final LinkedBlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private boolean closing;

  private Writer(Path file, Handle handle) {
    this.file = file;
    this.handle = handle;
    this.thread =
        Thread.ofPlatform().name("store-writer-" + file.getFileName()).unstarted(this::run);
  }

  static Writer start(Path file) {
    try {
      Writer writer = new Writer(file, Connections.handle(Connections.writing(file)));
      writer.thread.start();
      return writer;
    } catch (SQLException e) {
      throw new StorageException("cannot open " + file + " for writing", e);
    }
  }

  <T> CompletableFuture<T> submit(Function<Tx, T> write) {
    Job<T> job = new Job<>(write);
    synchronized (queue) {
      if (closing) {
        job.fail(closed());
      } else {
        queue.add(job);
      }
    }
    return job.result;
  }

  private void run() {
    List<Job<?>> group = new ArrayList<>();
    try {
      while (true) {
        group.add(next());
        queue.drainTo(group, MOST_IN_A_GROUP - 1);
        boolean last = group.removeIf(job -> job.isStop());
        commit(group);
        group.clear();
        if (last) {
          return;
        }
      }
    } finally {
      refuseTheRest(group);
      handle.close();
    }
  }

  private Job<?> next() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        LOG.warn("a write left the writer of {} interrupted; it goes on", file);
      }
    }
  }

  /** Nobody waits for ever, whatever ended this thread. */
  private void refuseTheRest(List<Job<?>> group) {
    synchronized (queue) {
      closing = true;
      queue.drainTo(group);
    }
    group.forEach(job -> job.fail(closed()));
  }

  private StorageException closed() {
    return new StorageException(file + " is closed", null);
  }

  private void commit(List<Job<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      handle.begin();
      group.forEach(job -> job.run(handle));
      handle.commit();
    } catch (RuntimeException e) {
      LOG.error("could not commit {} writes to {}", group.size(), file, e);
      rollBack();
      StorageException failure =
          new StorageException("could not commit to " + file + ": " + reason(e), e);
      group.forEach(job -> job.fail(failure));
      return;
    }
    group.forEach(Job::committed);
  }

  private static @Nullable String reason(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage();
  }

  private void rollBack() {
    try {
      if (handle.isInTransaction()) {
        handle.rollback();
      }
    } catch (RuntimeException e) {
      LOG.error("could not roll back {}", file, e);
    }
  }

  @Override
  public void close() {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a write cannot close " + file + ": it is waited for");
    }
    synchronized (queue) {
      if (closing) {
        return;
      }
      closing = true;
      queue.add(Job.stop());
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One write on its way: done, undone or waiting for the commit. */
  private static final class Job<T> {
    private final @Nullable Function<Tx, T> write;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable Runnable completion;

    Job(@Nullable Function<Tx, T> write) {
      this.write = write;
    }

    static Job<Void> stop() {
      return new Job<>(null);
    }

    boolean isStop() {
      return write == null;
    }

    void run(Handle handle) {
      if (write == null) {
        return;
      }
      handle.execute("savepoint one_write");
      try {
        T value = write.apply(new OpenTx(handle, afterCommit));
        handle.execute("release one_write");
        completion = () -> result.complete(value);
      } catch (RuntimeException | Error e) {
        undo(handle, e);
        afterCommit.clear();
        completion = () -> result.completeExceptionally(e);
      }
    }

    private static void undo(Handle handle, Throwable why) {
      try {
        handle.execute("rollback to one_write");
        handle.execute("release one_write");
      } catch (RuntimeException e) {
        // on a full disk SQLite itself gives up the whole transaction
        throw new StorageException("the group's transaction is gone", why);
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
  }

  private record OpenTx(Handle handle, List<Runnable> actions) implements Tx {
    @Override
    public void afterCommit(Runnable action) {
      actions.add(action);
    }
  }
}
