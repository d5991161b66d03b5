// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.server.web.HttpProblem;
import org.citizendesk.store.content.ContentStore;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class UploadsTest {
  private static final byte[] FILE = new byte[100];
  private static final String HASH = Sha256.of(FILE);

  @TempDir Path folder;

  private Uploads uploads(long maxBytes) {
    return new Uploads(
        folder.resolve("unfinished"),
        new ContentStore(folder, ""),
        new AttachmentSettings(maxBytes, Duration.ofHours(24), Duration.ofDays(14)));
  }

  @Test
  void anUnfinishedUploadIsKeptForItsTimeAndThenForgotten() throws HttpProblem {
    Uploads uploads = uploads(1000);
    uploads.add("ann", HASH, 0, 100, new byte[10]);

    uploads.expire(Instant.now().plus(Duration.ofHours(23)));
    assertEquals(10, uploads.standing("ann", HASH).offset());

    uploads.expire(Instant.now().plus(Duration.ofHours(25)));
    assertEquals(0, uploads.standing("ann", HASH).offset());
  }

  @Test
  void expiringBeforeTheFirstUploadDoesNothing() {
    uploads(1000).expire(Instant.now());
  }

  @Test
  void whatOneUserLeavesUnfinishedIsBounded() throws HttpProblem {
    Uploads uploads = uploads(100);
    for (int i = 0; i < 8; i++) {
      uploads.add("ann", Sha256.of(new byte[i]), 0, 100, new byte[99]);
    }

    HttpProblem problem =
        assertThrows(HttpProblem.class, () -> uploads.add("ann", HASH, 0, 100, new byte[99]));

    assertEquals(429, problem.status());
    assertEquals(99, uploads.add("bo", HASH, 0, 100, new byte[99]).offset());
  }

  @Test
  void whatAllLeaveUnfinishedIsBounded() throws HttpProblem {
    Uploads uploads = uploads(100);
    for (int i = 0; i < 80; i++) {
      uploads.add("user" + i, HASH, 0, 100, new byte[99]);
    }

    HttpProblem problem =
        assertThrows(HttpProblem.class, () -> uploads.add("last", HASH, 0, 100, new byte[99]));

    assertEquals(503, problem.status());
  }
}
