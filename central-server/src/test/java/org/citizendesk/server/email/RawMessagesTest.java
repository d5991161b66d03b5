// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.server.email.mime.Mail;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RawMessagesTest {
  private static final byte[] MAIL = Mail.raw("Subject: x\n\nhello\n");

  @TempDir Path folder;

  private Path onlyFile() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).reduce((a, b) -> assertOne()).orElseThrow();
    }
  }

  private static Path assertOne() {
    throw new AssertionError("more than one file");
  }

  @Test
  void keepsAMessageOnceUnderItsHash() throws Exception {
    RawMessages raw = new RawMessages(folder);

    assertEquals(Sha256.of(MAIL), raw.put(MAIL));
    assertEquals(Sha256.of(MAIL), raw.put(MAIL));

    assertEquals(Sha256.of(MAIL) + ".eml", onlyFile().getFileName().toString());
    assertArrayEquals(MAIL, new RawMessages(folder).get(Sha256.of(MAIL)).orElseThrow());
  }

  @Test
  void repairsAFileThatWasCutShort() throws Exception {
    RawMessages raw = new RawMessages(folder);
    raw.put(MAIL);
    Files.write(onlyFile(), new byte[3]);

    raw.put(MAIL);

    assertArrayEquals(MAIL, raw.get(Sha256.of(MAIL)).orElseThrow());
  }

  @Test
  void doesNotGiveOutADamagedMessage() throws Exception {
    RawMessages raw = new RawMessages(folder);
    raw.put(MAIL);
    byte[] other = MAIL.clone();
    other[0]++;
    Files.write(onlyFile(), other);

    assertThrows(UncheckedIOException.class, () -> raw.get(Sha256.of(MAIL)));
  }

  @Test
  void takesOnlyHashesForNames() {
    RawMessages raw = new RawMessages(folder);

    assertThrows(IllegalArgumentException.class, () -> raw.get("../../etc/passwd"));
    assertTrue(raw.get("0".repeat(64)).isEmpty());
  }

  @Test
  void givesTheBytesOfAnAttachment() {
    RawMessages raw = new RawMessages(folder);
    String sha256 = raw.put(Mail.raw("Content-Type: application/pdf; name=a.pdf\n\nPDF"));
    byte[] pdf = "PDF".getBytes(StandardCharsets.US_ASCII);

    assertArrayEquals(pdf, raw.attachment(sha256, Sha256.of(pdf)).orElseThrow());
  }
}
