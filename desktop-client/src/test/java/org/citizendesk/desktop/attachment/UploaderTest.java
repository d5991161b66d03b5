// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.attachment.TransferException.Kind;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.store.content.ContentStore;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UploaderTest {
  private static final int KIB = 1024;

  @TempDir Path folder;
  private final FakeServer server = new FakeServer();
  private final Transfers transfers = new Transfers();
  private final Deque<EmailFact.Attachment> waiting = new ArrayDeque<>();
  private final List<String> settled = new ArrayList<>();
  private ContentStore files;
  private Uploader uploader;

  @BeforeEach
  void start() {
    files = new ContentStore(folder, "");
    uploader = fresh();
  }

  private Uploader fresh() {
    return new Uploader(
        new Uploader.Waiting() {
          @Override
          public Optional<EmailFact.Attachment> next() {
            return Optional.ofNullable(waiting.peek());
          }

          @Override
          public void settled(String sha256) {
            settled.add(sha256);
            waiting.removeIf(file -> file.sha256().equals(sha256));
          }
        },
        files,
        server,
        transfers,
        new Random(1));
  }

  private byte[] waits(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    String sha256 = files.put(content);
    waiting.add(new EmailFact.Attachment("a.bin", "application/pdf", bytes, sha256));
    return content;
  }

  private void untilIdle() {
    for (int i = 0; i < 1000 && uploader.step() != Uploader.IDLE; i++) {
      // Each step is at most one request.
    }
  }

  @Test
  void bringsAFileInPiecesThatGrow() {
    byte[] content = waits(200 * KIB);

    untilIdle();

    assertArrayEquals(content, server.files.get(Sha256.of(content)));
    assertEquals(
        List.of("standing", "put 0+32768", "put 32768+65536", "put 98304+106496"), server.asked);
    assertEquals(List.of(Sha256.of(content)), settled);
    assertTrue(transfers.running().get().isEmpty());
  }

  @Test
  void asksOnlyOnceForWhatTheServerHas() {
    server.add(waits(5));

    untilIdle();

    assertEquals(List.of("standing"), server.asked);
    assertEquals(1, settled.size());
  }

  @Test
  void anEmptyFileIsSentToo() {
    byte[] content = waits(0);

    untilIdle();

    assertArrayEquals(content, server.files.get(Sha256.of(content)));
  }

  @Test
  void saysHowFarItIsAndWhatItWaitsFor() {
    byte[] content = waits(80 * KIB);
    uploader.step();
    uploader.step();
    assertEquals(40, transfer(content).percent());

    server.trouble = Kind.LATER;
    uploader.step();

    assertEquals("The server says no.", transfer(content).problem());
    assertEquals(40, transfer(content).percent());
  }

  @Test
  void restsLongerAfterEachFailureAndGoesOnWhereItWas() {
    byte[] content = waits(80 * KIB);
    uploader.step();
    uploader.step();
    server.trouble = Kind.LATER;

    long first = uploader.step();
    long later = 0;
    for (int i = 0; i < 9; i++) {
      later = uploader.step();
    }
    assertTrue(first >= 500 && first <= 1000, "first rest " + first);
    assertTrue(later >= 5000 && later <= 10_000, "later rest " + later);

    server.trouble = null;
    server.asked.clear();
    untilIdle();
    assertEquals(List.of("standing", "put 32768+32768", "put 65536+16384"), server.asked);
    assertArrayEquals(content, server.files.get(Sha256.of(content)));
  }

  @Test
  void aRestartGoesOnWhereTheServerStands() {
    waits(80 * KIB);
    uploader.step();
    uploader.step();

    uploader = fresh();
    server.asked.clear();
    untilIdle();

    assertEquals("put 32768+32768", server.asked.get(1));
  }

  @Test
  void whatCanNeverArriveLetsItsEventGo() {
    waits(80);
    server.trouble = Kind.NEVER;

    untilIdle();

    assertEquals(1, settled.size());
    assertTrue(transfers.running().get().isEmpty());
  }

  @Test
  void aFileThatIsGoneHereLetsItsEventGo() throws Exception {
    byte[] content = waits(80);
    Files.delete(files.find(Sha256.of(content)).orElseThrow());

    untilIdle();

    assertEquals(List.of(Sha256.of(content)), settled);
  }

  private Transfer transfer(byte[] content) {
    return transfers.running().get().get(Sha256.of(content));
  }
}
