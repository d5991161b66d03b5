// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import org.citizendesk.protocol.connector.Health;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Watches the inbox on one thread of its own: go through what is there, wait for news, again. Any
 * failure ends the connection and begins a new one; only exceptions tell of a lost connection,
 * since the library's own flags go on saying it is there.
 */
final class InboxReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InboxReader.class);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

  private final MailboxSettings settings;
  private final MailServers servers;
  private final EmailIntake intake;
  private final Consumer<Health> health;
  private final ScheduledExecutorService renewer;
  private final Clock clock;
  private final Backoff backoff;
  private final Bell bell = new Bell();
  // Virtual, because an interrupt then ends even a blocking read from the mail server.
  private final Thread thread = Thread.ofVirtual().name("mail-reader").unstarted(this::run);
  private volatile Instant lastSign;
  private volatile boolean closed;

  /**
   * @param renewer runs short things that end the waiting for news
   */
  InboxReader(
      MailboxSettings settings,
      MailServers servers,
      EmailIntake intake,
      Consumer<Health> health,
      ScheduledExecutorService renewer,
      Clock clock) {
    this.settings = settings;
    this.servers = servers;
    this.intake = intake;
    this.health = health;
    this.renewer = renewer;
    this.clock = clock;
    this.lastSign = clock.instant();
    this.backoff =
        new Backoff(settings.pace().firstRetry(), LONGEST_RETRY, RandomGenerator.getDefault());
  }

  void start() {
    thread.start();
  }

  /** Returns when it last got something done. Thread-safe. */
  Instant lastSign() {
    return lastSign;
  }

  private void sign() {
    lastSign = clock.instant();
  }

  /** Returns whether its thread has ended. */
  boolean isOver() {
    return !thread.isAlive();
  }

  /** Ends it as soon as what it hangs on lets it; from now on it says nothing any more. */
  void abandon() {
    closed = true;
    bell.ring();
    thread.interrupt();
  }

  private void run() {
    while (!closed) {
      try {
        session();
      } catch (MessagingException | RuntimeException e) {
        // The edge of this thread; the library also throws what is unchecked on a lost connection.
        if (!closed) {
          Duration wait = backoff.next();
          sign();
          tell(e, wait);
          bell.await(wait);
          sign();
        }
      }
    }
  }

  private void tell(Exception failure, Duration wait) {
    Health now = MailTroubles.health("read mail from", settings.imap(), failure, wait);
    LOG.warn("{} ({})", now.text(), failure.getClass().getSimpleName());
    say(now);
  }

  private void say(Health now) {
    if (!closed) {
      health.accept(now);
    }
  }

  private void session() throws MessagingException {
    try (IMAPStore store = servers.store()) {
      IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
      inbox.open(Folder.READ_WRITE);
      boolean canIdle = store.hasCapability("IDLE");
      while (!closed) {
        int before = inbox.getMessageCount();
        InboxPass pass = new InboxPass(settings, intake, store, inbox, this::sign);
        pass.run();
        sign();
        backoff.reset();
        say(after(pass, canIdle));
        if (pass.failed() > 0) {
          bell.await(settings.pace().poll());
        } else if (count(inbox) <= before - pass.moved()) {
          await(inbox, canIdle);
          sign();
          lookAgain(inbox, before - pass.moved());
        }
      }
    }
  }

  private Health after(InboxPass pass, boolean canIdle) {
    if (pass.failed() > 0) {
      return new Health(
          Health.State.TRYING,
          pass.failed()
              + " messages could not be taken or moved; they stay in the inbox and are tried again.");
    }
    return new Health(
        Health.State.UP,
        "Watching "
            + settings.address()
            + (canIdle ? "." : ", every " + settings.pace().poll().toSeconds() + " s."));
  }

  private void await(IMAPFolder inbox, boolean canIdle) throws MessagingException {
    if (!canIdle) {
      bell.await(settings.pace().poll());
      return;
    }
    // Any command ends the waiting. On a dead connection it runs into the time-out, and so does
    // the waiting itself: that is how a silent loss is noticed.
    ScheduledFuture<?> renewal =
        renewer.schedule(
            () -> renew(inbox), settings.pace().idle().toMillis(), TimeUnit.MILLISECONDS);
    try {
      inbox.idle(true);
    } finally {
      renewal.cancel(false);
    }
  }

  /**
   * Where nothing was announced the server is asked anew, for an announcement may have got lost.
   */
  private static void lookAgain(IMAPFolder inbox, int known) throws MessagingException {
    if (inbox.getMessageCount() <= known) {
      inbox.close(false);
      inbox.open(Folder.READ_WRITE);
    }
  }

  /** Asks the server: what came during the pass was perhaps not told, and waiting would miss it. */
  private static int count(IMAPFolder inbox) throws MessagingException {
    noop(inbox);
    return inbox.getMessageCount();
  }

  private static void noop(IMAPFolder inbox) throws MessagingException {
    inbox.doCommand(
        protocol -> {
          protocol.noop();
          return null;
        });
  }

  private static void renew(IMAPFolder inbox) {
    try {
      noop(inbox);
    } catch (MessagingException | RuntimeException e) {
      // Also what is unchecked: the folder may be closed by the time this runs.
      LOG.debug("the waiting thread will notice the loss", e);
    }
  }

  @Override
  public void close() {
    abandon();
    try {
      if (!thread.join(Duration.ofSeconds(10))) {
        LOG.warn("the mail reader did not stop in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
