// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/** Measures how long the disk takes to confirm that a small piece is on it. */
final class SyncSpeed {
  private static final int TRIES = 15;
  private static final int PIECE = 4096;

  private SyncSpeed() {}

  /** Returns the median of a few appends; takes some milliseconds. */
  static Duration measure(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sync-speed", ".tmp");
    long[] nanos = new long[TRIES];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < TRIES; i++) {
        long begin = System.nanoTime();
        channel.write(ByteBuffer.allocate(PIECE));
        channel.force(false);
        nanos[i] = System.nanoTime() - begin;
      }
    } finally {
      Files.deleteIfExists(file);
    }
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[TRIES / 2]);
  }
}
