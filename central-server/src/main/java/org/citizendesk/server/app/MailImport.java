// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.email.EmailSettings;
import org.citizendesk.server.email.MailboxSettings;
import org.citizendesk.server.email.archive.MailArchives;
import org.citizendesk.server.email.archive.MailDrop;
import org.citizendesk.server.node.SharedFolder;
import org.citizendesk.server.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Takes in mail that lies in files, for instance in those of another system. */
@Command(
    name = "mail-import",
    description = {
      "Takes in the mail in PATHs as if it came now: Maildirs, mbox files, messages (.eml), and folders"
          + " with these.",
      "Each message that is not known yet goes the way of all mail, the oldest first. A server that runs"
          + " takes it in within seconds, one that does not run at its next start. The files are only"
          + " read; to do it again does no harm."
    },
    mixinStandardHelpOptions = true)
final class MailImport extends StoreCommands.Common implements Callable<Integer> {
  private static final int MOST_BYTES = 64 << 20;
  private static final int PROGRESS = 1000;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders.")
  private List<Path> paths = List.of();

  @Option(
      names = "--mailbox",
      paramLabel = "NAME",
      description = "The mailbox that it counts as having come by; needed if there are several.")
  private String mailbox = "";

  @Option(names = "--dry-run", description = "Only says what would be taken in.")
  private boolean dry;

  private int messages;
  private int again;
  private int leftOut;

  @Override
  public Integer call() {
    Settings settings = Settings.read(folder().resolve(Stores.SETTINGS), Map.of());
    List<String> names =
        ServerGraph.email(settings).map(EmailSettings::boxes).orElse(List.of()).stream()
            .map(MailboxSettings::id)
            .toList();
    String box = mailbox.isEmpty() && names.size() == 1 ? names.getFirst() : mailbox;
    if (!names.contains(box)) {
      return fail(refusal(names));
    }
    for (Path path : paths) {
      if (!Files.exists(path)) {
        return fail("There is no " + path + ".");
      }
    }
    try {
      read(settings, box);
    } catch (IOException e) {
      throw new UncheckedIOException("The mail cannot be read or kept: " + e.getMessage(), e);
    }
    return leftOut == 0 ? 0 : 1;
  }

  private String refusal(List<String> names) {
    if (names.isEmpty()) {
      return "This server has no mailbox (email.* in its settings).";
    }
    String known = String.join(", ", names);
    return mailbox.isEmpty()
        ? "Say which mailbox it counts as having come by (--mailbox): " + known + "."
        : "There is no mailbox " + mailbox + ": " + known + ".";
  }

  private void read(Settings settings, String box) throws IOException {
    Path shared = SharedFolder.of(settings, folder());
    MailDrop drop = new MailDrop(shared.resolve(MailDrop.FOLDER));
    String name = Long.toString(Environment.real().clock().millis());
    MailDrop.@Nullable Batch batch = dry ? null : drop.begin(box, name);
    MailArchives archives = new MailArchives(MOST_BYTES, new Taker(batch));
    for (Path path : paths) {
      int before = messages;
      archives.read(path);
      say(path + ": " + (messages - before) + " messages.");
    }
    if (again > 0) {
      say(again + " of them are there twice.");
    }
    if (batch == null) {
      say("Nothing was taken in: this was a dry run.");
      return;
    }
    batch.finish();
    say(
        batch.size()
            + " messages wait to be taken in; what the server knows already is not taken again.");
  }

  /** Puts messages into the batch. */
  private final class Taker implements MailArchives.Found {
    private final MailDrop.@Nullable Batch batch;

    Taker(MailDrop.@Nullable Batch batch) {
      this.batch = batch;
    }

    @Override
    public void message(String where, byte[] raw) throws IOException {
      messages++;
      if (batch != null && !batch.add(raw)) {
        again++;
      }
      if (messages % PROGRESS == 0) {
        say(messages + " messages so far.");
      }
    }

    @Override
    public void leftOut(String where, String why) {
      leftOut++;
      fail(where + " is left out: " + why + ".");
    }
  }
}
