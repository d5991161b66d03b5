// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Runs an {@link Uploader} on a thread of its own. Thread-safe. */
final class UploadThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UploadThread.class);
  private static final long LONGEST_REST_MILLIS = 60_000;

  private final Uploader uploader;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Thread thread =
      Thread.ofPlatform().name("uploads").daemon(true).unstarted(this::run);
  private boolean rung;

  UploadThread(Uploader uploader) {
    this.uploader = uploader;
  }

  void start() {
    thread.start();
  }

  /** There may be something to do. */
  void wake() {
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
      return uploader.step();
    } catch (RuntimeException e) {
      // The edge of this thread: the next file must still go.
      LOG.error("the upload failed and is tried again", e);
      return LONGEST_REST_MILLIS;
    }
  }

  private void pause(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(Math.min(millis, LONGEST_REST_MILLIS));
      while (!rung && left > 0) {
        left = news.awaitNanos(left);
      }
      rung = false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
