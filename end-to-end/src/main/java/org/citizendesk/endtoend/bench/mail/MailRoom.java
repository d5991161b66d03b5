// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.mail;

import org.citizendesk.endtoend.bench.ProcessorTime;
import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.email.archive.MailDrop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A server that takes in mail which lies in files, as it takes all mail from there on. */
final class MailRoom implements AutoCloseable {
  private static final String BOX = "help";
  private static final Duration LOOK = Duration.ofMillis(2);

  private final CentralServer server;
  private final MailDrop drop;
  private final Letters letters = new Letters();
  private int batches;

  /**
   * @param data an empty folder
   */
  MailRoom(Path data) throws IOException {
    Files.writeString(data.resolve("password"), "never used");
    Map<String, String> box =
        Map.of(
            "email.box.help.address", "help@agency.test",
            "email.box.help.queue", "benefits",
            // Nobody listens there; the reader tries again now and then.
            "email.box.help.imap.host", "127.0.0.1",
            "email.box.help.imap.port", "9",
            "email.box.help.imap.user", BOX,
            "email.box.help.imap.password-file", data.resolve("password").toString(),
            "email.box.help.smtp.host", "127.0.0.1");
    drop = new MailDrop(data.resolve(MailDrop.FOLDER));
    server = CentralServer.start(ServerOptions.local(data).onPort(0).with(box));
  }

  /** Takes mails in and says what that took, from when the first was done to the last. */
  MailReport.Run take(int known, int mails) throws IOException {
    MailDrop.Batch batch = drop.begin(BOX, "%08d".formatted(batches++));
    long bytes = 0;
    for (int i = 0; i < mails; i++) {
      byte[] letter = letters.next();
      bytes += letter.length;
      batch.add(letter);
    }
    batch.finish();
    List<Path> files = drop.waiting().getFirst().messages();
    untilGone(files.getFirst());
    long begin = System.nanoTime();
    long cpu = ProcessorTime.nanos();
    untilGone(files.getLast());
    double cpuMillis = (ProcessorTime.nanos() - cpu) / 1e6;
    double seconds = (System.nanoTime() - begin) / 1e9;
    int measured = files.size() - 1;
    while (!drop.waiting().isEmpty()) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return new MailReport.Run(
        known, measured, measured / seconds, bytes / 1000.0 / mails, cpuMillis / measured);
  }

  private static void untilGone(Path file) {
    while (Files.exists(file)) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
