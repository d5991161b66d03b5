// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.disk;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system that is soon full. */
final class SmallDisk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmallDisk.class);
  private static final int PIECE = 64 * 1024;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one; skips the test where that is not allowed, except in continuous integration. */
  static SmallDisk mount(Path folder, int mebibytes) throws IOException {
    String said =
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "small", "" + folder);
    if (!said.isEmpty()) {
      String missing = "the full-disk suite must be allowed to mount; run it as root: " + said;
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(missing);
      }
      LOG.warn("SKIPPED: {}", missing);
      Assumptions.abort(missing);
    }
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /** Takes up all room but so many bytes. */
  void fill(long left) throws IOException {
    byte[] piece = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (Files.getFileStore(folder).getUsableSpace() >= left + PIECE) {
        out.write(piece);
      }
    }
  }

  /** Gives that room back. */
  void clear() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() throws IOException {
    Assertions.assertEquals("", run("umount", "--lazy", folder.toString()));
  }

  /** Returns what a command that failed said. */
  private static String run(String... command) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.onExit().join().exitValue();
    return status == 0 ? "" : said.strip() + " (" + status + ")";
  }
}
