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
  private volatile String refusal = "";
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

  /** Refuses all writes from now on, as {@link Store#refuse} says. */
  public void refuse(String why) {
    refusal = why;
  }

  /** Queues a write, as {@link Store#submit} says. */
  public <T> CompletableFuture<T> submit(Function<Tx, T> write) {
    return submit(new Job<>(write, null));
  }

  /** Queues a write, as {@link Store#submit(Function, Function)} says. */
  public <T> CompletableFuture<T> submit(Function<Tx, T> write, Function<Tx, T> ifRefused) {
    return submit(new Job<>(write, ifRefused));
  }

  private <T> CompletableFuture<T> submit(Job<T> job) {
    String why = refusal;
    synchronized (queue) {
      if (!why.isEmpty()) {
        job.fail(new StorageException(why, null));
      } else if (closing) {
        job.fail(closed());
      } else {
        queue.add(job);
      }
    }
    return job.result();
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
      rollBack();
      if (Refusals.isRefusal(e) && commitInParts(group)) {
        return;
      }
      LOG.error("could not commit {} writes to {}", group.size(), session.name(), e);
      observer.failed(group.size(), e);
      StorageException failure =
          new StorageException("could not commit to " + session.name() + ": " + reason(e), e);
      group.forEach(job -> job.fail(failure));
      return;
    }
    observer.committed(group.size(), Duration.ofNanos(System.nanoTime() - began));
    session.committed();
    group.forEach(Job::committed);
  }

  /** One of them wrote what the store does not take; the others are not to suffer for it. */
  private boolean commitInParts(List<Job<?>> group) {
    if (group.size() == 1) {
      boolean anotherWay = group.getFirst().goesAnotherWay();
      if (anotherWay) {
        commit(group);
      }
      return anotherWay;
    }
    int half = group.size() / 2;
    commit(group.subList(0, half));
    commit(group.subList(half, group.size()));
    return true;
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
}
