// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogTx;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Hands in replies on one thread of its own, the one that is due first.
 *
 * <p>No mail server can be asked whether it took a message, so one moment stays open: it said yes,
 * and we stopped before that was on our disk. Each reply is therefore marked before it is handed
 * in. A marked one that is found later is looked for in the folder of sent mail, where many mail
 * servers put what was handed in; if it is not there it is handed in again, under the same
 * Message-ID, by which receivers know it for the same. To keep that moment short, what the mail
 * server took is recorded first and filed in the folder afterwards.
 */
final class EmailSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmailSender.class);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);
  private static final Duration GIVE_UP = Duration.ofDays(5);

  private final MailboxSettings settings;
  private final MailServers servers;
  private final ReplySource replies;
  private final EventLog log;
  private final Consumer<Health> health;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Bell bell = new Bell();
  private final Thread thread = Thread.ofVirtual().name("mail-sender").unstarted(this::run);
  private volatile boolean closed;

  EmailSender(
      MailboxSettings settings,
      MailServers servers,
      ReplySource replies,
      Consumer<Health> health,
      Clock clock) {
    this.settings = settings;
    this.servers = servers;
    this.replies = replies;
    this.log = replies.log();
    this.health = health;
    this.clock = clock;
  }

  void start() {
    log.listen(
        entries -> {
          if (entries.stream().anyMatch(e -> concerns(e.fact()))) {
            bell.ring();
          }
        });
    thread.start();
  }

  private static boolean concerns(Fact fact) {
    return fact instanceof EmailFact.ReplyWritten
        || fact instanceof EmailFact.ReplyReleased
        || fact instanceof ChatFact.CopyAsked
        || fact instanceof ChatFact.Ended
        || fact instanceof ContactFact.WrappedUp;
  }

  private void run() {
    health.accept(new Health(Health.State.UP, "Nothing to send yet."));
    while (!closed) {
      try {
        Optional<EmailOutbox.Row> next = replies.next();
        Instant now = clock.instant();
        if (next.isPresent() && !next.get().dueAt().isAfter(now)) {
          send(next.get());
        } else {
          file();
          pause(next.map(row -> Duration.between(now, row.dueAt())).orElse(LONGEST_REST));
        }
      } catch (RuntimeException e) {
        // The edge of this thread: whatever fails, the next reply must still go out.
        LOG.error("the mail sender failed and goes on", e);
        pause(settings.pace().firstRetry());
      }
    }
  }

  private void send(EmailOutbox.Row row) {
    MimeMessage message;
    try {
      message = replies.compose(row);
    } catch (MessagingException e) {
      refused(row, MailTroubles.reason(e));
      return;
    }
    try {
      boolean maybeSent = row.state() == EmailOutbox.State.SENDING;
      if ((maybeSent && isInSentFolder(row)) || handIn(row, message)) {
        sent(row);
        health.accept(new Health(Health.State.UP, "Sending through " + settings.smtp() + "."));
      }
    } catch (MessagingException e) {
      failed(row, e);
    }
  }

  /** Returns whether it was handed in: until that moment it can be taken back, or be held. */
  private boolean handIn(EmailOutbox.Row row, MimeMessage message) throws MessagingException {
    Transport transport = servers.transport();
    try {
      if (!log.write(tx -> ReplyHold.leave(tx, row)).join()) {
        return false;
      }
      transport.sendMessage(message, addressees(row, message));
      return true;
    } finally {
      close(transport);
    }
  }

  private static Address[] addressees(EmailOutbox.Row row, MimeMessage message)
      throws MessagingException {
    List<Address> addressees = new ArrayList<>();
    for (Address address : message.getAllRecipients()) {
      String text = address instanceof InternetAddress mail ? mail.getAddress() : "";
      if (row.remaining().isEmpty() || row.remaining().contains(text)) {
        addressees.add(address);
      }
    }
    return addressees.toArray(Address[]::new);
  }

  /** A failure here says nothing about the message, so it must not look like one. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("the mail server did not say good-bye", e);
    }
  }

  private boolean isInSentFolder(EmailOutbox.Row row) throws MessagingException {
    try (IMAPStore store = servers.store()) {
      return MailFolders.contains(store, settings.folders().sent(), row.messageId());
    }
  }

  private void sent(EmailOutbox.Row row) {
    log.write(
            tx -> {
              EmailOutbox.state(tx.handle(), row, EmailOutbox.State.SENT);
              return tx.append(row.about(), new EmailFact.Sent(row.event(), row.messageId()));
            })
        .join();
  }

  private void failed(EmailOutbox.Row row, MessagingException failure) {
    Refusals refusals = Refusals.of(failure);
    if (refusals.isPartial()) {
      partly(row, refusals);
      return;
    }
    MailTroubles.Verdict verdict = MailTroubles.verdict(failure);
    String reason = MailTroubles.reason(failure);
    boolean tooOld = row.writtenAt().plus(GIVE_UP).isBefore(clock.instant());
    if (verdict == MailTroubles.Verdict.REFUSED || tooOld) {
      refused(row, reason);
      return;
    }
    Duration wait =
        Backoff.delay(row.attempts(), settings.pace().firstRetry(), LONGEST_RETRY, random);
    Health now = MailTroubles.health("send mail through", settings.smtp(), failure, wait);
    LOG.warn("reply {} is tried again in {} s: {}", row.event(), wait.toSeconds(), now.text());
    health.accept(now);
    retryLater(row, verdict, reason, clock.instant().plus(wait));
  }

  /** It went to some: who was refused is said of each, and who may be reached later is tried. */
  private void partly(EmailOutbox.Row row, Refusals refusals) {
    boolean tooOld = row.writtenAt().plus(GIVE_UP).isBefore(clock.instant());
    boolean over = refusals.later().isEmpty() || tooOld;
    Duration wait =
        Backoff.delay(row.attempts(), settings.pace().firstRetry(), LONGEST_RETRY, random);
    log.write(
            tx -> {
              refusals
                  .refused()
                  .forEach((address, why) -> tell(tx, row, why, new Miss(address, true)));
              if (over) {
                refusals
                    .later()
                    .forEach((address, why) -> tell(tx, row, why, new Miss(address, true)));
                EmailOutbox.state(tx.handle(), row, EmailOutbox.State.SENT);
                return tx.append(row.about(), new EmailFact.Sent(row.event(), row.messageId()));
              }
              if (EmailOutbox.firstFailure(tx.handle(), row)) {
                refusals
                    .later()
                    .forEach((address, why) -> tell(tx, row, why, new Miss(address, false)));
              }
              EmailOutbox.remaining(tx.handle(), row, List.copyOf(refusals.later().keySet()));
              EmailOutbox.failed(tx.handle(), row, clock.instant().plus(wait));
              EmailOutbox.state(tx.handle(), row, EmailOutbox.State.WAITING);
              return true;
            })
        .join();
  }

  private record Miss(String address, boolean permanent) {}

  private static void tell(LogTx tx, EmailOutbox.Row row, String why, Miss miss) {
    tx.append(
        row.about(), new EmailFact.SendFailed(row.event(), why, miss.permanent(), miss.address()));
  }

  private void refused(EmailOutbox.Row row, String reason) {
    LOG.warn("reply {} was refused for good", row.event());
    log.write(
            tx -> {
              EmailOutbox.state(tx.handle(), row, EmailOutbox.State.FAILED);
              return tx.append(row.about(), new EmailFact.SendFailed(row.event(), reason, true));
            })
        .join();
  }

  private void retryLater(
      EmailOutbox.Row row, MailTroubles.Verdict verdict, String reason, Instant dueAt) {
    log.write(
            tx -> {
              EmailOutbox.failed(tx.handle(), row, dueAt);
              if (verdict == MailTroubles.Verdict.LATER) {
                EmailOutbox.state(tx.handle(), row, EmailOutbox.State.WAITING);
              }
              if (EmailOutbox.firstFailure(tx.handle(), row)) {
                tx.append(row.about(), new EmailFact.SendFailed(row.event(), reason, false));
              }
              return true;
            })
        .join();
  }

  /** Puts copies of what was sent into the mailbox, when there is nothing more urgent. */
  private void file() {
    var rows = replies.unfiled();
    if (rows.isEmpty()) {
      return;
    }
    try (IMAPStore store = servers.store()) {
      for (EmailOutbox.Row row : rows) {
        MimeMessage message = replies.compose(row);
        MailFolders.file(store, message, settings.folders().sent());
        replies.filed(row, message);
      }
    } catch (MessagingException e) {
      LOG.warn("{} copies of replies are not filed yet: {}", rows.size(), MailTroubles.reason(e));
    }
  }

  private void pause(Duration duration) {
    bell.await(Duration.ofMillis(Math.clamp(duration.toMillis(), 1, LONGEST_REST.toMillis())));
  }

  @Override
  public void close() {
    closed = true;
    bell.ring();
    try {
      // What is being handed in may finish: the outcome is then known.
      if (!thread.join(Duration.ofSeconds(10))) {
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
