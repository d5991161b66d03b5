// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are still there, under their name, when the power goes right after a method returned.
 * A file's bytes and the entry in its folder are two things, and each must be brought to the disk.
 *
 * <p>Thread-safe.
 */
public final class DurableFiles {
  private DurableFiles() {}

  /**
   * Puts a file in its place, whole: whatever happens, there is the old one or the new one. Its
   * folder must exist.
   *
   * @throws IOException if it could not be written; the old one is then as it was
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeAll(channel, content);
    }
    move(fresh, file);
  }

  /** Writes all bytes and brings them to the disk. */
  public static void writeAll(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    channel.force(true);
  }

  /**
   * Gives a file that is on the disk another name in one step; what had that name is replaced.
   *
   * @throws IOException if that is not possible, for instance across disks
   */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(folder(to));
    if (!folder(from).equals(folder(to))) {
      syncFolder(folder(from));
    }
  }

  /** Makes a folder and those above it, as far as they are missing. */
  public static void createFolders(Path folder) throws IOException {
    Path wanted = folder.toAbsolutePath();
    @Nullable Path there = wanted;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    Files.createDirectories(wanted);
    for (Path made = wanted; !made.equals(there) && made.getParent() != null; ) {
      made = made.getParent();
      syncFolder(made);
    }
  }

  /** Brings what somebody else wrote into a file to the disk. */
  public static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Brings the entries of a folder to the disk: what was made, renamed or deleted in it. */
  public static void syncFolder(Path folder) throws IOException {
    // Windows has no handle for a folder and keeps its entries in order by itself.
    if (!System.getProperty("os.name").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Returns the folder a file lies in. */
  public static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException(file + " is not in a folder");
    }
    return folder;
  }
}
