// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.awaitility.Awaitility;
import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocalAttachmentsTest {
  private static final int PIECE = 512 * 1024;
  private static final byte[] LARGE = new byte[2 * PIECE + 7];

  static {
    new Random(4).nextBytes(LARGE);
  }

  @TempDir Path folder;
  private final FakeServer server = new FakeServer();
  private DeskBench desk;
  private LocalAttachments attachments;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    attachments = opened();
  }

  private LocalAttachments opened() {
    return new LocalAttachments(folder, server, desk.store.pendingFiles(), () -> {}, new Random(1));
  }

  @AfterEach
  void close() {
    attachments.close();
    desk.close();
  }

  private static EmailFact.Attachment file(String name, byte[] bytes) {
    return new EmailFact.Attachment(name, "application/pdf", bytes.length, Sha256.of(bytes));
  }

  @Test
  void bringsAFileUnderASafeName() throws Exception {
    byte[] pdf = "%PDF-1.7 x".getBytes(US_ASCII);
    server.add(pdf);

    Attachments.Fetched fetched = attachments.fetch(file("../../a:b.pdf", pdf), "").get();

    assertEquals("a_b.pdf", fetched.file().getFileName().toString());
    assertTrue(fetched.file().startsWith(folder));
    assertArrayEquals(pdf, Files.readAllBytes(fetched.file()));
    assertFalse(fetched.program());
  }

  @Test
  void tellsAProgramByWhatIsInItWhateverItIsCalled() throws Exception {
    byte[] exe = "MZ\u0000\u0000 this is no letter".getBytes(US_ASCII);
    server.add(exe);

    assertTrue(attachments.fetch(file("letter.pdf", exe), "").get().program());
  }

  @Test
  void goesOnWhereItBrokeOffAndAsksForNothingTwice() throws Exception {
    server.add(LARGE);
    server.requestsUntilBreak = 2;
    assertLater(file("a.pdf", LARGE));

    attachments.close();
    attachments = opened();
    server.requestsUntilBreak = 9;
    Path saved = attachments.save(file("a.pdf", LARGE), "", folder.resolve("saved")).get();

    assertArrayEquals(LARGE, Files.readAllBytes(saved));
    assertEquals(
        List.of("get 0", "get " + PIECE, "get " + 2 * PIECE, "get " + 2 * PIECE), server.asked);
  }

  @Test
  void whatIsHereNeedsNoServer() throws Exception {
    server.add(LARGE);
    attachments.fetch(file("a.pdf", LARGE), "").get();
    server.requestsUntilBreak = 0;

    attachments.fetch(file("b.pdf", LARGE), "").get();

    assertEquals(Map.of(), attachments.transfers().get());
  }

  @Test
  void dropsWhatIsNotTheFileThatWasListed() throws Exception {
    byte[] listed = "what was listed".getBytes(US_ASCII);
    byte[] forged = "something else!".getBytes(US_ASCII);
    server.files.put(Sha256.of(listed), forged);
    EmailFact.Attachment file = file("a.txt", listed);

    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> attachments.fetch(file, "").get());

    assertInstanceOf(TransferException.class, failure.getCause());
    server.add(listed);
    assertArrayEquals(listed, Files.readAllBytes(attachments.fetch(file, "").get().file()));
  }

  @Test
  void aListedHashThatIsNoneIsRefusedBeforeAnythingIsAsked() {
    EmailFact.Attachment file =
        new EmailFact.Attachment("a", "text/plain", 1, "../../../../etc/passwd");

    assertThrows(ExecutionException.class, () -> attachments.fetch(file, "").get());

    assertTrue(server.asked.isEmpty());
  }

  @Test
  void keepsAFileOfThisComputerByItsContentWithoutAServer() throws Exception {
    Path letter = Files.write(folder.resolve("letter.exe"), "%PDF-1.7 x".getBytes(US_ASCII));

    EmailFact.Attachment kept = attachments.keep(letter).get();
    Files.delete(letter);

    assertEquals("application/pdf", kept.mediaType());
    assertEquals("letter.exe", kept.name());
    Path copy = attachments.fetch(kept, "").get().file();
    assertEquals("%PDF-1.7 x", Files.readString(copy));
    assertEquals(List.of(), server.asked);
  }

  @Test
  void theThreadUploadsWhatEventsWaitForAndLetsThemGo() {
    byte[] card = "%PDF-1.7 card".getBytes(US_ASCII);
    EmailFact.Attachment file = attachments.keep("card.pdf", card).join();
    desk.store
        .write(
            new Event.Subject(DeskBench.ELENA, DeskBench.contact("m")),
            new EmailFact.ReplyWritten("ana", "e@c.test", "s", "t", null, List.of(file)))
        .join();
    assertEquals(List.of(), desk.sync.unsettled(0, 9));

    attachments.start();

    Awaitility.await().until(() -> desk.sync.unsettled(0, 9).size() == 1);
    assertArrayEquals(card, server.files.get(file.sha256()));
  }

  private void assertLater(EmailFact.Attachment file) {
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> attachments.fetch(file, "").get());
    TransferException cause = assertInstanceOf(TransferException.class, failure.getCause());
    assertEquals(TransferException.Kind.LATER, cause.kind());
  }
}
