// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.postgres;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Tells the nodes that the log grew. A ring is one NOTIFY for all commits of some milliseconds,
 * outside their transactions, since a NOTIFY takes a lock of the whole database at its commit. A
 * ring that is lost costs the time until the next look: a node looks four times a second anyway. On
 * another channel the nodes tell each other what is not kept.
 */
final class Doorbell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
  private static final String CHANNEL = "citizen_desk_log";
  private static final String WORDS = "citizen_desk_signal";
  // PostgreSQL takes 8000 bytes; whatever is more than that, or than can be sent, is not told.
  private static final int MOST_BYTES = 7900;
  private static final int MOST_WAITING = 1000;
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration TOGETHER = Duration.ofMillis(5);

  private final PostgresStore store;
  private final Runnable wake;
  private final Consumer<String> told;
  private final BlockingQueue<String> words = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean grown = new AtomicBoolean();
  private final Semaphore rung = new Semaphore(0);
  private final Semaphore stop = new Semaphore(0);
  private final Thread listener;
  private final Thread ringer;
  private volatile boolean closed;

  private Doorbell(PostgresStore store, Runnable wake, Consumer<String> told) {
    this.store = store;
    this.wake = wake;
    this.told = told;
    this.listener = Thread.ofPlatform().name("doorbell-listen").unstarted(this::listen);
    this.ringer = Thread.ofPlatform().name("doorbell-ring").unstarted(this::ringOn);
  }

  /**
   * Starts to listen.
   *
   * @param wake called after each ring and four times a second, on one thread; may block
   * @param told called with what any node says, on the same thread
   */
  static Doorbell start(PostgresStore store, Runnable wake, Consumer<String> told) {
    Doorbell bell = new Doorbell(store, wake, told);
    bell.listener.start();
    bell.ringer.start();
    return bell;
  }

  /** Something was committed here; returns at once. */
  void ring() {
    grown.set(true);
    rung.release();
  }

  /** Says something to all nodes; returns at once. */
  void tell(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && words.offer(text)) {
      rung.release();
    } else {
      LOG.debug("something was not told to the other nodes");
    }
  }

  private void listen() {
    while (!closed) {
      try (Connection connection = store.connect();
          var statement = connection.createStatement()) {
        statement.execute("listen " + CHANNEL);
        statement.execute("listen " + WORDS);
        while (!closed) {
          hear(connection.unwrap(PGConnection.class).getNotifications((int) LOOK.toMillis()));
          look();
        }
      } catch (SQLException e) {
        LOG.warn("nobody rings: {}", e.toString());
        look();
        pause(LOOK);
      }
    }
  }

  private void hear(PGNotification @Nullable [] notifications) {
    if (notifications != null) {
      for (PGNotification one : notifications) {
        if (one.getName().equals(WORDS)) {
          pass(one.getParameter());
        }
      }
    }
  }

  private void pass(String text) {
    try {
      told.accept(text);
    } catch (RuntimeException e) {
      // The edge of this thread: the next ring must still be heard.
      LOG.warn("what another node said could not be passed on: {}", e.toString());
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
      if (grown.getAndSet(false)) {
        say(connection, CHANNEL, "");
      }
      List<String> saying = new ArrayList<>();
      words.drainTo(saying);
      for (String text : saying) {
        say(connection, WORDS, text);
      }
      return connection;
    } catch (SQLException e) {
      LOG.warn("could not ring: {}", e.toString());
      letGo(open);
      return null;
    }
  }

  private static void say(Connection connection, String channel, String text) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
      statement.setString(1, channel);
      statement.setString(2, text);
      statement.execute();
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
