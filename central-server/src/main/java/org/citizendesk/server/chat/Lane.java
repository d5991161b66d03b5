// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Runs the tasks of one socket one after another, so that they need no locks. Holds few: what comes
 * in is asked for one by one, and bells are rung once until they are answered.
 */
final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final Executor executor;
  private final Consumer<RuntimeException> failed;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  /**
   * @param executor whose threads may block
   * @param failed hears what a task threw
   */
  Lane(Executor executor, Consumer<RuntimeException> failed) {
    this.executor = executor;
    this.failed = failed;
  }

  void run(Runnable task) {
    synchronized (waiting) {
      waiting.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    try {
      executor.execute(this::work);
    } catch (RejectedExecutionException e) {
      // The server goes away; what was said and not stored will be sent again.
      LOG.debug("a chat connection ends with the server");
    }
  }

  private void work() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        // The edge of the lane: it closes its connection instead of its thread.
        failed.accept(e);
      }
    }
  }

  private @Nullable Runnable next() {
    synchronized (waiting) {
      Runnable task = waiting.poll();
      running = task != null;
      return task;
    }
  }
}
