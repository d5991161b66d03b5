// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * The one thread that writes. It takes what is queued, runs each write under a savepoint of its
 * own, commits once, and only then tells anybody. A platform thread, since a driver's native call
 * would pin a virtual one.
 *
 * <p>Thread-safe.
 */
public final class GroupWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
  private static final int MOST_IN_A_GROUP = 2000;

  /** The connection that a writer writes with. */
  public interface Session {
    /** Returns what is written to, for messages. */
    String name();

    /**
     * Connects.
     *
     * @throws SQLException if that is not possible now
     */
    Connection connect() throws SQLException;

    /** Sets how values are written. */
    default void configure(Jdbi jdbi) {}

    /** Begins the transaction of a group. */
    void begin(Handle handle);

    /** A group is on disk. */
    void committed();

    /** Returns whether the connection can be used again after something failed. */
    boolean survives(Handle handle);
  }

  private final Session session;
  private final LinkedBlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile CommitObserver observer = CommitObserver.NONE;
  private @Nullable Handle handle;
  private boolean closing;

  private GroupWriter(Session session, Handle handle) {
    this.session = session;
    this.handle = handle;
    this.thread = Thread.ofPlatform().name("store-writer-" + session.name()).unstarted(this::run);
  }

  /**
   * Connects and starts to write.
   *
   * @throws StorageException if there is no connection
   */
  public static GroupWriter start(Session session) {
    GroupWriter writer = new GroupWriter(session, open(session));
    writer.thread.start();
    return writer;
  }

  private static Handle open(Session session) {
    try {
      Connection connection = session.connect();
      Jdbi jdbi = StatementErrors.withoutValues(Jdbi.create(() -> connection));
      session.configure(jdbi);
      return jdbi.open();
    } catch (SQLException e) {
      throw new StorageException("cannot open " + session.name() + " for writing", e);
    }
  }

  /** Queues a write, as {@link Store#submit} says. */
  public <T> CompletableFuture<T> submit(Function<Tx, T> write) {
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

  /** Tells somebody of all commits from now on; the newest wins. */
  public void observe(CommitObserver wanted) {
    observer = wanted;
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
      letGo();
    }
  }

  private Job<?> next() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        LOG.warn("a write left the writer of {} interrupted; it goes on", session.name());
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
    return new StorageException(session.name() + " is closed", null);
  }

  private void commit(List<Job<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    long began = System.nanoTime();
    try {
      Handle open = connected();
      session.begin(open);
      Map<Class<?>, Tx.Shared> shared = new HashMap<>();
      group.forEach(job -> job.run(open, shared));
      shared.values().forEach(Tx.Shared::beforeCommit);
      open.commit();
    } catch (RuntimeException e) {
      LOG.error("could not commit {} writes to {}", group.size(), session.name(), e);
      rollBack();
      observer.failed(group.size());
      StorageException failure =
          new StorageException("could not commit to " + session.name() + ": " + reason(e), e);
      group.forEach(job -> job.fail(failure));
      return;
    }
    observer.committed(group.size(), Duration.ofNanos(System.nanoTime() - began));
    session.committed();
    group.forEach(Job::committed);
  }

  private static @Nullable String reason(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage();
  }

  private Handle connected() {
    Handle open = handle;
    if (open == null) {
      open = open(session);
      handle = open;
    }
    return open;
  }

  private void rollBack() {
    Handle open = handle;
    if (open == null) {
      return;
    }
    try {
      if (open.isInTransaction()) {
        open.rollback();
      }
    } catch (RuntimeException e) {
      LOG.error("could not roll back {}", session.name(), e);
    }
    if (!session.survives(open)) {
      letGo();
    }
  }

  private void letGo() {
    Handle open = handle;
    handle = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (RuntimeException e) {
      LOG.warn("could not close the connection to {}: {}", session.name(), e.toString());
    }
  }

  @Override
  public void close() {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException(
          "a write cannot close " + session.name() + ": it is waited for");
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

    void run(Handle handle, Map<Class<?>, Tx.Shared> shared) {
      if (write == null) {
        return;
      }
      OpenTx tx = new OpenTx(handle, afterCommit, shared);
      try {
        T value = write.apply(tx);
        tx.release();
        completion = () -> result.complete(value);
      } catch (RuntimeException | Error e) {
        tx.undo(e);
        afterCommit.clear();
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
