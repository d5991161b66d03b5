// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What survives a power loss is judged by the whole system's test; this is what a reader sees. */
class DurableFilesTest {
  @TempDir Path folder;

  @Test
  void aFileIsReplacedWholeAndNothingStaysBesideIt() throws IOException {
    Path file = folder.resolve("file");
    byte[] large = new byte[200_000];
    Arrays.fill(large, (byte) 7);

    DurableFiles.replace(file, large);
    DurableFiles.replace(file, new byte[] {1});

    assertArrayEquals(new byte[] {1}, Files.readAllBytes(file));
    assertArrayEquals(new String[] {"file"}, folder.toFile().list());
  }

  @Test
  void aFileThatCannotBeReplacedStaysAsItWas() throws IOException {
    Path inTheWay = Files.createDirectories(folder.resolve("file/with"));

    assertThrows(
        IOException.class, () -> DurableFiles.replace(folder.resolve("file"), new byte[] {1}));

    assertTrue(Files.isDirectory(inTheWay));
  }

  @Test
  void foldersAreMadeAsFarAsTheyAreMissing() throws IOException {
    Path deep = folder.resolve("a/b/c");

    DurableFiles.createFolders(deep);
    DurableFiles.createFolders(deep);

    assertTrue(Files.isDirectory(deep));
  }

  @Test
  void aFileMovesBetweenFolders() throws IOException {
    Path from = Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("x"), "moved");
    Path to = Files.createDirectory(folder.resolve("b")).resolve("y");

    DurableFiles.move(from, to);

    assertEquals("moved", Files.readString(to));
    assertTrue(Files.notExists(from));
  }
}
