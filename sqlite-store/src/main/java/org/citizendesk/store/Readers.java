// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** A few connections that can only read, lent one at a time. */
final class Readers implements AutoCloseable {
  private static final int MOST = 4;

  private final Path file;
  private final Semaphore free = new Semaphore(MOST, true);
  private final Deque<Handle> idle = new ArrayDeque<>();
  private boolean closed;

  Readers(Path file) {
    this.file = file;
  }

  <T> T read(Function<Handle, T> query) {
    free.acquireUninterruptibly();
    try {
      Handle handle = borrow();
      try {
        return query.apply(handle);
      } finally {
        giveBack(handle);
      }
    } finally {
      free.release();
    }
  }

  private Handle borrow() {
    synchronized (idle) {
      if (closed) {
        throw new StorageException(file + " is closed", null);
      }
      Handle handle = idle.poll();
      if (handle != null) {
        return handle;
      }
    }
    try {
      Connection connection = Connections.reading(file);
      return StatementErrors.withoutValues(Jdbi.create(() -> connection)).open();
    } catch (SQLException e) {
      throw new StorageException("cannot open " + file + " for reading", e);
    }
  }

  private void giveBack(Handle handle) {
    if (handle.isInTransaction()) {
      // a transaction left open would show the next reader the past
      handle.rollback();
    }
    synchronized (idle) {
      if (!closed) {
        idle.push(handle);
        return;
      }
    }
    handle.close();
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(Handle::close);
      idle.clear();
    }
  }
}
