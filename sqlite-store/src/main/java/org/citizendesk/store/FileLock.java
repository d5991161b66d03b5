// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps two programs from sharing one store: a lock of the operating system, gone with the process.
 */
final class FileLock implements AutoCloseable {
  /** Locks nothing. */
  static final FileLock NONE = new FileLock(null);

  private final @Nullable FileChannel channel;

  private FileLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  static FileLock take(Path file) {
    return tryTake(file)
        .orElseThrow(
            () ->
                new StorageException(
                    file
                        + " is in use by another Citizen Desk on this computer;"
                        + " close that one first",
                    null));
  }

  /** Returns the lock; empty if another program has it. */
  static Optional<FileLock> tryTake(Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel)) {
        return Optional.of(new FileLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new StorageException("cannot lock " + beside, e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageException("cannot release the lock", e);
    }
  }
}
