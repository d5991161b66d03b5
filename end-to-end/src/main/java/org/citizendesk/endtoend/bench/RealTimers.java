// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

import org.citizendesk.server.feature.Timers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Timers of a real clock, on one thread. */
public final class RealTimers implements Timers, AutoCloseable {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon(true).factory());

  @Override
  public long ticks() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    return timer(thread.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public Timer every(Duration period, Runnable action) {
    long millis = period.toMillis();
    return timer(thread.scheduleWithFixedDelay(action, millis, millis, TimeUnit.MILLISECONDS));
  }

  private static Timer timer(ScheduledFuture<?> future) {
    return () -> future.cancel(false);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
