// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Does one step of something long after the other, on a thread of its own. Thread-safe. */
public final class StepThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StepThread.class);
  private static final long REST_AFTER_FAILURE_MILLIS = 60_000;

  private final LongSupplier steps;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Thread thread;
  private boolean rung;

  /**
   * @param name of the thread
   * @param steps does one step and returns after how many milliseconds the next may come
   */
  public StepThread(String name, LongSupplier steps) {
    this.steps = steps;
    this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** There may be something to do. */
  public void wake() {
    lock.lock();
    try {
      rung = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pause(step());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long step() {
    try {
      return steps.getAsLong();
    } catch (RuntimeException e) {
      // The edge of this thread: the next step must still come.
      LOG.error("{} failed and is tried again", thread.getName(), e);
      return REST_AFTER_FAILURE_MILLIS;
    }
  }

  private void pause(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!rung && left > 0) {
        left = news.awaitNanos(left);
      }
      rung = false;
    } finally {
      lock.unlock();
    }
  }

  /** Interrupts a step that is being done, and waits for nothing. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
