// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.testing;

import org.citizendesk.server.feature.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Timers that run, on the test's thread, when the test lets time pass. */
public final class TestTimers implements Timers {
  private static final Logger LOG = LoggerFactory.getLogger(TestTimers.class);

  public final TestClock clock = new TestClock();
  private final AtomicLong ticks = new AtomicLong();
  private final List<Alarm> alarms = new ArrayList<>();

  @Override
  public synchronized Timer after(Duration delay, Runnable action) {
    return add(new Alarm(clock.instant().plus(delay), null, action));
  }

  @Override
  public synchronized Timer every(Duration period, Runnable action) {
    return add(new Alarm(clock.instant().plus(period), period, action));
  }

  @Override
  public long ticks() {
    return ticks.get();
  }

  private Timer add(Alarm alarm) {
    alarms.add(alarm);
    return () -> remove(alarm);
  }

  private synchronized void remove(Alarm alarm) {
    alarms.remove(alarm);
  }

  /** Moves the clock on and runs on the way what is due, each at its time. */
  public void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    for (Optional<Alarm> next = due(end); next.isPresent(); next = due(end)) {
      Alarm alarm = next.get();
      moveTo(alarm.at);
      reset(alarm);
      try {
        alarm.action.run();
      } catch (RuntimeException e) {
        LOG.info("a timed action failed, as a test may want", e);
      }
    }
    moveTo(end);
  }

  private void moveTo(Instant time) {
    if (time.isAfter(clock.instant())) {
      ticks.addAndGet(Duration.between(clock.instant(), time).toMillis());
      clock.advance(Duration.between(clock.instant(), time));
    }
  }

  private synchronized Optional<Alarm> due(Instant end) {
    return alarms.stream()
        .filter(alarm -> !alarm.at.isAfter(end))
        .min(Comparator.comparing(alarm -> alarm.at));
  }

  private synchronized void reset(Alarm alarm) {
    if (alarm.period == null) {
      alarms.remove(alarm);
    } else {
      alarm.at = clock.instant().plus(alarm.period);
    }
  }

  private static final class Alarm {
    private final Duration period;
    private final Runnable action;
    private volatile Instant at;

    Alarm(Instant at, Duration period, Runnable action) {
      this.at = at;
      this.period = period;
      this.action = action;
    }
  }
}
