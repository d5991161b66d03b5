// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.feature.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real timers, on a few threads. */
final class PoolTimers implements Timers, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PoolTimers.class);
  private static final int THREADS = 2;

  private final ScheduledThreadPoolExecutor pool;

  PoolTimers() {
    pool =
        new ScheduledThreadPoolExecutor(
            THREADS, Thread.ofPlatform().name("timer-", 0).daemon().factory());
    pool.setRemoveOnCancelPolicy(true);
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    try {
      var task = pool.schedule(() -> runLogged(action), delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> task.cancel(false);
    } catch (RejectedExecutionException e) {
      LOG.debug("a timer set while the server stops never fires");
      return () -> {};
    }
  }

  @Override
  public Timer every(Duration period, Runnable action) {
    long millis = period.toMillis();
    var task =
        pool.scheduleWithFixedDelay(() -> runLogged(action), millis, millis, TimeUnit.MILLISECONDS);
    return () -> task.cancel(false);
  }

  @Override
  public long ticks() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private static void runLogged(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      // The edge: the pool would drop the failure, and a repeated action with it.
      LOG.error("a timed action failed", e);
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
