// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.store.content.ContentStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Real files beside a real store. */
class LeftoversTest {
  private final Instant before = Instant.now().minus(Duration.ofDays(30));

  @TempDir Path folder;

  @Test
  void oldFilesGoUnlessAnEventHereNamesThem() throws Exception {
    Path place = folder.resolve("attachments");
    ContentStore files = new ContentStore(place, "");
    try (DeskBench desk = DeskBench.open(folder)) {
      String waiting = old(files, "of a reply that is not sent yet");
      desk.store.write(new Event.Subject(ELENA, null), reply(waiting)).join();
      String received = old(files, "came with a mail");
      desk.arrive(ELENA, null, reply(received));
      String orphan = old(files, "of a timeline that went");
      String chosen = old(files, "chosen again for a reply");
      files.put("chosen again for a reply".getBytes(StandardCharsets.UTF_8));
      Path part = old(Files.createDirectories(place.resolve("unfinished")).resolve("a.part"));
      Path copies = Files.createDirectories(place.resolve("opened").resolve("x"));
      Path opened = old(copies.resolve("letter.pdf"));
      Path justOpened = Files.write(place.resolve("opened").resolve("new.pdf"), new byte[1]);

      assertEquals(3, new Leftovers(desk.store, place).sweep(before));

      assertTrue(files.find(waiting).isPresent());
      assertTrue(files.find(received).isPresent());
      assertTrue(files.find(chosen).isPresent());
      assertTrue(Files.exists(justOpened));
      assertFalse(files.find(orphan).isPresent());
      assertFalse(Files.exists(part));
      assertFalse(Files.exists(opened));
    }
  }

  @Test
  void withNoFilesThereIsNothingToDo() {
    try (DeskBench desk = DeskBench.open(folder)) {
      assertEquals(0, new Leftovers(desk.store, folder.resolve("none")).sweep(before));
    }
  }

  private static EmailFact.ReplyWritten reply(String sha256) {
    return new EmailFact.ReplyWritten(
        "ana",
        "elena@example.org",
        "Re:",
        "Here it is.",
        null,
        List.of(new EmailFact.Attachment("a.pdf", "application/pdf", 5, sha256)));
  }

  private String old(ContentStore files, String content) throws Exception {
    String hash = files.put(content.getBytes(StandardCharsets.UTF_8));
    age(files.find(hash).orElseThrow());
    return hash;
  }

  private Path old(Path file) throws Exception {
    Files.write(file, new byte[1]);
    age(file);
    return file;
  }

  private void age(Path file) throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(before.minus(Duration.ofDays(1))));
  }
}
