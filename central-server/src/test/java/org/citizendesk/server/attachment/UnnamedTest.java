// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.testing.TestLog;
import org.citizendesk.store.content.ContentStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Real files beside a real log. */
class UnnamedTest {
  private final Instant before = Instant.now().minus(Duration.ofDays(14));

  @TempDir Path folder;
  private TestLog log;
  private ContentStore files;
  private Unnamed unnamed;

  @BeforeEach
  void open() {
    log = new TestLog(folder, LogRules.NONE);
    files = new ContentStore(folder.resolve("files"), "");
    unnamed = new Unnamed(log.log, files);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void whatNoEventNamesGoesWhenItIsOldAndTheRestStays() throws Exception {
    String named = old("named");
    String orphan = old("orphan");
    String fresh = files.put(bytes("just uploaded"));
    String counted = old("its desktop has just asked for it");
    files.touch(counted);
    // more than one page of the log lies before the mail
    log.write(
        tx -> {
          for (int i = 0; i < 1100; i++) {
            tx.append(about(), new NoteFact.Written("ann", "note " + i));
          }
          return true;
        });
    log.happens(about(), reply(named));

    assertEquals(1, unnamed.sweep(before, () -> true));

    assertTrue(files.find(named).isPresent());
    assertTrue(files.find(fresh).isPresent());
    assertTrue(files.find(counted).isPresent());
    assertFalse(files.find(orphan).isPresent());
  }

  @Test
  void aSweepThatIsStoppedHalfWayDeletesNothing() throws Exception {
    old("orphan");
    log.happens(about(), new NoteFact.Written("ann", "note"));

    assertEquals(0, unnamed.sweep(before, () -> false));
  }

  private Event.Subject about() {
    return new Event.Subject(new CitizenId(log.uuids.next()), null);
  }

  private static EmailFact.ReplyWritten reply(String sha256) {
    return new EmailFact.ReplyWritten(
        "ann",
        "mary@example.org",
        "Re:",
        "Here it is.",
        null,
        List.of(new EmailFact.Attachment("a.pdf", "application/pdf", 5, sha256)));
  }

  private String old(String content) throws Exception {
    String hash = files.put(bytes(content));
    Files.setLastModifiedTime(
        files.find(hash).orElseThrow(), FileTime.from(before.minus(Duration.ofDays(1))));
    return hash;
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }
}
