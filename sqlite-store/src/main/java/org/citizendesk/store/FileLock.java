// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two programs from sharing one store: a lock of the operating system, gone with the process.
 */
final class FileLock implements AutoCloseable {
  private final FileChannel channel;

  private FileLock(FileChannel channel) {
    this.channel = channel;
  }

  static FileLock take(Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel)) {
        return new FileLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new StorageException("cannot lock " + beside, e);
    }
    throw new StorageException(
        file + " is in use by another Citizen Desk on this computer; close that one first", null);
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
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageException("cannot release the lock", e);
    }
  }
}
