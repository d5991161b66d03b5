// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.archive;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MailArchivesTest {
  @TempDir Path folder;
  private final List<String> messages = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  @Test
  void anMboxFileIsTakenApartAtItsLinesAndTheirQuotesAreTakenAway() throws IOException {
    read(
        write(
            "box",
            """
            From a@b.test Mon Mar  2 09:00:00 2026
            Subject: one

            Hello
            >From here on it is quoted
            >>From there twice
            > From nothing

            From now on this is text, for it has no year
            last line

            From c@d.test Mon Mar  2 10:00:00 2026
            Subject: two

            """));

    assertEquals(
        List.of(
            """
            Subject: one

            Hello
            From here on it is quoted
            >From there twice
            > From nothing

            From now on this is text, for it has no year
            last line
            """,
            "Subject: two\n"),
        messages);
  }

  @Test
  void anMboxFileMayHaveEndsOfLinesOfAnotherSystemAndNoneAtItsEnd() throws IOException {
    read(
        write(
            "box",
            "From a@b.test Mon Mar  2 09:00:00 2026\r\nSubject: one\r\n\r\nHello\r\n\r\n"
                + "From c@d.test Mon Mar  2 10:00:00 2026\r\nSubject: two\r\n\r\nlast"));

    assertEquals(List.of("Subject: one\r\n\r\nHello\r\n", "Subject: two\r\n\r\nlast"), messages);
  }

  @Test
  void aMaildirIsReadByTimeWithItsFoldersAndNotWhatIsBeingDelivered() throws IOException {
    for (String each : List.of("cur", "new", "tmp", ".Old/cur", ".Old/new", ".Old/tmp")) {
      Files.createDirectories(folder.resolve("mail").resolve(each));
    }
    write("mail/new/1100.b.host", "Subject: second\n\n");
    write("mail/cur/1000.a.host:2,S", "Subject: first\n\n");
    write("mail/tmp/1200.c.host", "Subject: not whole\n\n");
    write("mail/.Old/cur/0900.d.host:2,", "Subject: old\n\n");
    write("mail/dovecot-uidlist", "3 V1 N4\n");

    read(folder.resolve("mail"));

    assertEquals(
        List.of("Subject: first\n\n", "Subject: second\n\n", "Subject: old\n\n"), messages);
    assertEquals(List.of(), leftOut);
  }

  @Test
  void aFolderMayHoldAnythingAndWhatIsNoMailIsNamed() throws IOException {
    write("a/one.eml", "Subject: one\n\n");
    write("a/letter.msg", "Subject: perhaps\n\n");
    write("a/notes.txt", "Dear all: this is no mail\n");
    write("b/box", "From a@b.test Mon Mar  2 09:00:00 2026\nSubject: two\n\n");

    read(folder);

    assertEquals(List.of("Subject: one\n\n", "Subject: two\n"), messages);
    assertEquals(
        List.of(
            folder.resolve("a/letter.msg")
                + ": it may be a message but is not called .eml; name the file itself",
            folder.resolve("a/notes.txt")
                + ": it is neither an mbox file nor a message: \"Dear all: this is no mail\""),
        leftOut);
  }

  @Test
  void aFileThatIsNamedNeedsNoEnding() throws IOException {
    read(write("letter", "Received: from x\nSubject: one\n\n"));

    assertEquals(List.of("Received: from x\nSubject: one\n\n"), messages);
  }

  @Test
  void whatIsTooLargeIsLeftOutAndTheNextIsRead() throws IOException {
    String large = "Subject: large\n\n" + "x".repeat(1 << 20) + "\n";
    String small = "Subject: small\n\nshort\n";

    read(
        write(
            "box",
            "From a@b.test Mon Mar  2 09:00:00 2026\n"
                + large
                + "\n"
                + "From a@b.test Mon Mar  2 09:00:00 2026\n"
                + small));
    read(write("large.eml", large));

    assertEquals(List.of(small), messages);
    assertEquals(
        List.of(
            folder.resolve("box") + ", message 1: it is larger than 1 MB",
            folder.resolve("large.eml") + ": it is larger than 1 MB"),
        leftOut);
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content, StandardCharsets.ISO_8859_1);
  }

  private void read(Path path) throws IOException {
    new MailArchives(
            1 << 20,
            new MailArchives.Found() {
              @Override
              public void message(String where, byte[] raw) {
                messages.add(new String(raw, StandardCharsets.ISO_8859_1));
              }

              @Override
              public void leftOut(String where, String why) {
                leftOut.add(where + ": " + why);
              }
            })
        .read(path);
  }
}
