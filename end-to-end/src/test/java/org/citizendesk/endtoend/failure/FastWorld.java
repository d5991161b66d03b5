// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.server.feature.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A world in which everything that waits goes ten times as fast, at the server and at the desktops
 * alike, so that the protocol's own patience can be tested as it is. Its wall clock can jump.
 */
final class FastWorld extends Clock implements Timers, AutoCloseable {
  private static final int FASTER = 10;

  private final long begun = System.nanoTime();
  private final Instant beginning = Instant.now();
  private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
  private volatile Duration jumped = Duration.ZERO;

  @Override
  public long ticks() {
    return (System.nanoTime() - begun) * FASTER / 1_000_000;
  }

  /** Lets the wall clock, but nothing that waits, go on by so much. */
  void jump(Duration by) {
    jumped = jumped.plus(by);
  }

  @Override
  public Instant instant() {
    return beginning.plusMillis(ticks()).plus(jumped);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    return cancelling(pool.schedule(action, nanos(delay), TimeUnit.NANOSECONDS));
  }

  @Override
  public Timer every(Duration period, Runnable action) {
    return cancelling(
        pool.scheduleWithFixedDelay(action, nanos(period), nanos(period), TimeUnit.NANOSECONDS));
  }

  private static long nanos(Duration duration) {
    return duration.toNanos() / FASTER;
  }

  private static Timer cancelling(ScheduledFuture<?> future) {
    return () -> future.cancel(false);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
