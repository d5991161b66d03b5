// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.folder;

import org.junit.jupiter.api.Test;
import java.io.IOException;
import java.nio.file.Files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TemporaryFolderTest {
  @Test
  void goesAwayWithEverythingInIt() throws IOException {
    TemporaryFolder folder = TemporaryFolder.make("citizen-desk-test");
    Files.createDirectories(folder.path().resolve("a/b"));
    Files.writeString(folder.path().resolve("a/b/c"), "text");
    assertTrue(folder.path().getFileName().toString().startsWith("citizen-desk-test"));

    folder.close();

    assertFalse(Files.exists(folder.path()));
  }

  @Test
  void canBeClosedWhereSomebodyElseHasDeletedAFileMeanwhile() throws IOException {
    TemporaryFolder folder = TemporaryFolder.make("citizen-desk-test");
    Files.delete(Files.writeString(folder.path().resolve("gone"), ""));

    folder.close();

    assertFalse(Files.exists(folder.path()));
  }
}
