// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.disk;

import org.citizendesk.store.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file that only takes up room, so that there is some when there is none. */
final class Reserve {
  private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);
  private static final int PIECE = 1024 * 1024;

  private final Path file;
  private final long bytes;

  Reserve(Path file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  boolean isHere() {
    try {
      return Files.size(file) == bytes;
    } catch (IOException e) {
      return false;
    }
  }

  /** Makes it; if there is no room after all, there is none of it. */
  void make() {
    byte[] piece = new byte[PIECE];
    Arrays.fill(piece, (byte) 'r'); // some disks do not store zeros
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (long left = bytes; left > 0; ) {
        ByteBuffer next = ByteBuffer.wrap(piece, 0, (int) Math.min(left, PIECE));
        left -= channel.write(next);
      }
      channel.force(true);
    } catch (IOException e) {
      LOG.warn("cannot keep room back in {}: {}", file, e.toString());
      release();
    }
  }

  /** Gives the room away. */
  void release() {
    try {
      if (Files.deleteIfExists(file)) {
        DurableFiles.syncFolder(DurableFiles.folder(file));
      }
    } catch (IOException e) {
      LOG.error("cannot delete {}, which only keeps room back", file, e);
    }
  }
}
