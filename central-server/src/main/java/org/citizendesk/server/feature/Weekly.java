// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.feature;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Something long that is done an hour after the start and every week from then on, on a thread of
 * its own.
 */
public final class Weekly implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Weekly.class);
  private static final Duration LOOK = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final String name;
  private final Clock clock;
  private final Consumer<BooleanSupplier> work;
  private final Timers.Timer timer;
  private Optional<Instant> last = Optional.empty();
  private Optional<Thread> running = Optional.empty();
  private volatile boolean closed;

  /**
   * @param name of the thread
   * @param work is given whether to go on, which it asks between its steps
   */
  public Weekly(String name, Timers timers, Clock clock, Consumer<BooleanSupplier> work) {
    this.name = name;
    this.clock = clock;
    this.work = work;
    this.timer = timers.every(LOOK, this::look);
  }

  private synchronized void look() {
    Instant now = clock.instant();
    boolean due = last.filter(at -> at.plus(WEEK).isAfter(now)).isEmpty();
    if (due && !closed && running.filter(Thread::isAlive).isEmpty()) {
      last = Optional.of(now);
      running = Optional.of(Thread.ofPlatform().name(name).daemon(true).start(this::run));
    }
  }

  private void run() {
    try {
      work.accept(() -> !closed);
    } catch (RuntimeException e) {
      // The edge of this thread; the next week tries again.
      LOG.error("{} failed", name, e);
    }
  }

  /** Lets a step that is running end, for some seconds. */
  @Override
  public void close() {
    timer.cancel();
    Optional<Thread> ending;
    synchronized (this) {
      closed = true;
      ending = running;
    }
    try {
      if (ending.isPresent() && !ending.get().join(GOODBYE)) {
        LOG.warn("{} goes on", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
