// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.postgres;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells the nodes that the log grew. A ring is one NOTIFY for all commits of some milliseconds,
 * outside their transactions, since a NOTIFY takes a lock of the whole database at its commit. A
 * ring that is lost costs the time until the next look: a node looks four times a second anyway.
 */
final class Doorbell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
  private static final String CHANNEL = "citizen_desk_log";
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration TOGETHER = Duration.ofMillis(5);

  private final PostgresStore store;
  private final Runnable wake;
  private final Semaphore rung = new Semaphore(0);
  private final Semaphore stop = new Semaphore(0);
  private final Thread listener;
  private final Thread ringer;
  private volatile boolean closed;

  private Doorbell(PostgresStore store, Runnable wake) {
    this.store = store;
    this.wake = wake;
    this.listener = Thread.ofPlatform().name("doorbell-listen").unstarted(this::listen);
    this.ringer = Thread.ofPlatform().name("doorbell-ring").unstarted(this::ringOn);
  }

  /**
   * Starts to listen.
   *
   * @param wake called after each ring and four times a second, on one thread; may block
   */
  static Doorbell start(PostgresStore store, Runnable wake) {
    Doorbell bell = new Doorbell(store, wake);
    bell.listener.start();
    bell.ringer.start();
    return bell;
  }

  /** Something was committed here; returns at once. */
  void ring() {
    rung.release();
  }

  private void listen() {
    while (!closed) {
      try (Connection connection = store.connect();
          var statement = connection.createStatement()) {
        statement.execute("listen " + CHANNEL);
        while (!closed) {
          connection.unwrap(PGConnection.class).getNotifications((int) LOOK.toMillis());
          look();
        }
      } catch (SQLException e) {
        LOG.warn("nobody rings: {}", e.toString());
        look();
        pause(LOOK);
      }
    }
  }

  private void look() {
    try {
      wake.run();
    } catch (RuntimeException e) {
      LOG.warn("could not look what the other nodes wrote: {}", e.toString());
    }
  }

  private void ringOn() {
    Connection connection = null;
    while (!closed) {
      try {
        rung.acquire();
        pause(TOGETHER);
        rung.drainPermits();
        connection = notify(connection);
      } catch (InterruptedException e) {
        closed = true;
      }
    }
    letGo(connection);
  }

  private @Nullable Connection notify(@Nullable Connection open) {
    try {
      Connection connection = open == null ? store.connect() : open;
      try (var statement = connection.createStatement()) {
        statement.execute("notify " + CHANNEL);
      }
      return connection;
    } catch (SQLException e) {
      LOG.warn("could not ring: {}", e.toString());
      letGo(open);
      return null;
    }
  }

  private static void letGo(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("a connection did not close", e);
    }
  }

  /** Waits, but not past the end. */
  private void pause(Duration time) {
    try {
      if (stop.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
        stop.release();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    stop.release(2);
    rung.release();
    try {
      listener.join();
      ringer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
