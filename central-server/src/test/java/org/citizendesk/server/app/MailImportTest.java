// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.email.archive.MailDrop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MailImportTest {
  private static final String BOX =
      """
      From a@b.test Mon Mar  2 09:00:00 2026
      Subject: one

      From a@b.test Mon Mar  2 09:00:00 2026
      Subject: one

      From a@b.test Mon Mar  2 09:00:00 2026
      Subject: two

      """;

  @TempDir Path data;

  @Test
  void messagesWaitForTheServerEachOnce() throws IOException {
    settings("help");
    Path box = Files.writeString(data.resolve("box"), BOX);

    Answer dry = run("--dry-run", box.toString());
    assertEquals(0, dry.code(), dry.text());
    assertTrue(dry.text().contains("3 messages."), dry.text());
    assertTrue(waiting().isEmpty());

    Answer real = run(box.toString());
    assertEquals(0, real.code(), real.text());
    assertTrue(real.text().contains("1 of them are there twice."), real.text());
    assertEquals(List.of("help"), waiting().stream().map(MailDrop.Waiting::box).toList());
    assertEquals(2, waiting().getFirst().messages().size());
    assertEquals(BOX, Files.readString(box), "it is only read");
  }

  @Test
  void whichMailboxIsAskedWhereThereAreSeveral() throws IOException {
    settings("help", "tax");
    Path box = Files.writeString(data.resolve("box"), BOX);

    assertRefused(run(box.toString()), "--mailbox): help, tax.");
    assertRefused(run("--mailbox", "post", box.toString()), "There is no mailbox post: help, tax.");
    assertEquals(0, run("--mailbox", "tax", box.toString()).code());
    assertEquals("tax", waiting().getFirst().box());
  }

  @Test
  void whatCannotBeTakenInIsSaid() throws IOException {
    Path box = Files.writeString(data.resolve("box"), BOX);
    assertRefused(run(box.toString()), "has no mailbox");

    settings("help");
    assertRefused(run(data.resolve("nowhere").toString()), "There is no ");
    Path letter = Files.writeString(data.resolve("letter"), "Dear all\n");
    assertRefused(run(letter.toString(), box.toString()), "neither an mbox file nor a message");
    assertEquals(1, waiting().size(), "the others wait nonetheless");
  }

  private static void assertRefused(Answer answer, String words) {
    assertEquals(1, answer.code());
    assertTrue(answer.text().contains(words), answer.text());
  }

  private List<MailDrop.Waiting> waiting() {
    return new MailDrop(data.resolve(MailDrop.FOLDER)).waiting();
  }

  private void settings(String... boxes) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String box : boxes) {
      text.append(
          """
          email.box.%1$s.address=%1$s@agency.test
          email.box.%1$s.queue=%1$s
          email.box.%1$s.imap.host=127.0.0.1
          email.box.%1$s.imap.user=%1$s
          email.box.%1$s.imap.password-file=password
          email.box.%1$s.smtp.host=127.0.0.1
          """
              .formatted(box));
    }
    Files.writeString(data.resolve(Stores.SETTINGS), text.toString());
  }

  private Answer run(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    int code =
        ServerMain.commandLine()
            .setOut(writer)
            .setErr(writer)
            .execute(
                Stream.concat(
                        Stream.of("mail-import", "--data", data.toString()), Stream.of(arguments))
                    .toArray(String[]::new));
    return new Answer(code, text.toString());
  }

  private record Answer(int code, String text) {}
}
