// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.server.email.archive.MailDrop;
import org.citizendesk.server.feature.ServerFeature.Running;
import org.citizendesk.store.content.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Takes mail in that came in files. Each is deleted when it is safe, so that a server that ends in
 * the middle goes on where it was; one that cannot be taken is put aside.
 */
final class DropReader implements Running {
  private static final Logger LOG = LoggerFactory.getLogger(DropReader.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(10);
  private static final int HEX = 16;
  private static final int DIGITS = 15;

  private final MailDrop drop;
  private final EmailIntake intake;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mail-import").factory());
  private volatile Optional<Health> health = Optional.empty();
  private volatile boolean closed;

  DropReader(MailDrop drop, EmailIntake intake) {
    this.drop = drop;
    this.intake = intake;
  }

  void start() {
    var _ = timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      for (MailDrop.Waiting waiting : drop.waiting()) {
        take(waiting);
      }
    } catch (IOException | RuntimeException e) {
      // Whatever it was, it is tried again.
      LOG.error("mail that came in files cannot be read", e);
      health =
          Optional.of(
              new Health(
                  Health.State.DOWN, "Mail that came in files cannot be read: " + e.getMessage()));
    }
  }

  private void take(MailDrop.Waiting waiting) throws IOException {
    List<Path> messages = waiting.messages();
    int refused = 0;
    int taken = 0;
    for (Path message : messages) {
      if (closed) {
        return;
      }
      health = Optional.of(progress(taken + refused, messages.size()));
      if (isTaken(waiting, message)) {
        taken++;
      } else {
        refused++;
      }
    }
    waiting.done();
    LOG.info("{} mails were taken in from {}, {} were refused", taken, waiting.batch(), refused);
    health =
        refused == 0
            ? Optional.empty()
            : Optional.of(
                new Health(
                    Health.State.TRYING,
                    refused + " mails from files could not be taken in and were put aside."));
  }

  private static Health progress(int done, int all) {
    return new Health(Health.State.UP, "Taking mail in from files: " + done + " of " + all + ".");
  }

  private boolean isTaken(MailDrop.Waiting waiting, Path message) throws IOException {
    byte[] bytes = Files.readAllBytes(message);
    try {
      intake.take(place(waiting.box(), bytes), bytes, List.of());
    } catch (RuntimeException e) {
      LOG.error("a mail could not be taken in and is kept in {}", waiting.refuse(message), e);
      return false;
    }
    Files.delete(message);
    return true;
  }

  /** A message in a file has no number; what is in it names it. */
  private static MailPlace place(String box, byte[] bytes) {
    long uid = Long.parseLong(Sha256.of(bytes).substring(0, DIGITS), HEX);
    return MailPlace.outside(box, uid);
  }

  @Override
  public Optional<Health> health() {
    return health;
  }

  @Override
  public void close() {
    closed = true;
    timer.shutdown();
    try {
      // What is being taken is finished: the log is closed next.
      if (!timer.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("a mail from a file is still being taken in");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
