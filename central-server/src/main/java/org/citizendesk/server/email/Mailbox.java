// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.connector.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps a reader of the inbox at work: one that does nothing any more is ended and begun anew,
 * whatever it hangs on. Two at once would do no harm, for a message is taken once.
 */
final class Mailbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);
  private static final int MOST_HANGING = 3;

  private final MailboxSettings settings;
  private final MailServers servers;
  private final EmailIntake intake;
  private final Consumer<Health> health;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mail-watchdog").factory());
  private final List<InboxReader> hanging = new ArrayList<>();
  private InboxReader reader;
  private boolean closed;

  Mailbox(
      MailboxSettings settings,
      MailServers servers,
      EmailIntake intake,
      Consumer<Health> health,
      Clock clock) {
    this.settings = settings;
    this.servers = servers;
    this.intake = intake;
    this.health = health;
    this.clock = clock;
    this.reader = newReader();
  }

  private InboxReader newReader() {
    return new InboxReader(settings, servers, intake, health, timer, clock);
  }

  synchronized void start() {
    health.accept(new Health(Health.State.TRYING, "Connecting to " + settings.imap() + "."));
    reader.start();
    long look = Math.clamp(settings.pace().stall().toMillis() / 4, 1, LONGEST_LOOK.toMillis());
    var _ = timer.scheduleWithFixedDelay(this::look, look, look, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    hanging.removeIf(InboxReader::isOver);
    boolean stalled = reader.lastSign().plus(settings.pace().stall()).isBefore(clock.instant());
    if (closed || !stalled || hanging.size() >= MOST_HANGING) {
      return;
    }
    reader.abandon();
    hanging.add(reader);
    Health now =
        new Health(
            Health.State.DOWN,
            "Nothing was read from "
                + settings.imap()
                + " for "
                + inWords(settings.pace().stall())
                + ": the reader hangs and is begun anew.");
    LOG.error("{}", now.text());
    health.accept(now);
    reader = newReader();
    reader.start();
  }

  private static String inWords(Duration duration) {
    return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
  }

  @Override
  public void close() {
    InboxReader last;
    synchronized (this) {
      closed = true;
      last = reader;
    }
    timer.shutdownNow();
    last.close();
  }
}
