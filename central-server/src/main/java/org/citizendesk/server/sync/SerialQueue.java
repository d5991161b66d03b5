// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Runs actions one after the other, on threads of a shared pool unless they are short. */
final class SerialQueue {
  private static final Logger LOG = LoggerFactory.getLogger(SerialQueue.class);

  private final Executor workers;
  private final Consumer<RuntimeException> failed;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  /**
   * @param failed hears, in its turn, of each action that threw
   */
  SerialQueue(Executor workers, Consumer<RuntimeException> failed) {
    this.workers = workers;
    this.failed = failed;
  }

  void run(Runnable action) {
    synchronized (waiting) {
      waiting.add(action);
      if (running) {
        return;
      }
      running = true;
    }
    hire();
  }

  /**
   * Runs something short on this thread if nothing else runs or waits here, and otherwise in its
   * turn.
   */
  void runHere(Runnable action) {
    synchronized (waiting) {
      if (running) {
        waiting.add(action);
        return;
      }
      running = true;
    }
    attempt(action);
    synchronized (waiting) {
      if (waiting.isEmpty()) {
        running = false;
        return;
      }
    }
    hire();
  }

  private void hire() {
    try {
      workers.execute(this::work);
    } catch (RejectedExecutionException e) {
      LOG.debug("what comes while the server stops is left");
    }
  }

  private void work() {
    for (Runnable action = next(); action != null; action = next()) {
      attempt(action);
    }
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      failed.accept(e);
    }
  }

  private @Nullable Runnable next() {
    synchronized (waiting) {
      Runnable action = waiting.poll();
      if (action == null) {
        running = false;
      }
      return action;
    }
  }
}
