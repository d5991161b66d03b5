// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store.content;

import org.citizendesk.store.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Files named by the SHA-256 of what is in them, in a folder for each first byte of the hash. A
 * file and its name are on disk before it counts as stored; it is never changed afterwards.
 *
 * <p>Thread-safe, also for several programs on one folder.
 */
public final class ContentStore {
  private final Path folder;
  private final String suffix;

  /**
   * @param folder made when the first file comes
   * @param suffix behind each hash, for instance {@code .eml}; may be empty
   */
  public ContentStore(Path folder, String suffix) {
    this.folder = folder;
    this.suffix = suffix;
  }

  /**
   * Stores bytes; does nothing if they are there already.
   *
   * @return their hash
   * @throws UncheckedIOException if they could not be stored, for instance on a full disk
   */
  public String put(byte[] bytes) {
    String sha256 = Sha256.of(bytes);
    try {
      if (holds(sha256, bytes.length)) {
        // Whoever wrote it may have ended before its name was on the disk.
        syncFolders(parent(sha256));
      } else {
        write(sha256, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store " + file(sha256), e);
    }
    return sha256;
  }

  /**
   * Takes a finished file in; it is then no longer at its old place.
   *
   * @param file in a folder of the same file system
   * @param sha256 the hash of what is in it, which the caller has checked
   */
  public void adopt(Path file, String sha256) throws IOException {
    DurableFiles.sync(file);
    Path place = file(sha256);
    DurableFiles.createFolders(parent(sha256));
    DurableFiles.move(file, place);
  }

  /** Returns whether a file with this hash is here in its whole length. */
  public boolean holds(String sha256, long bytes) {
    try {
      // A file of another length is the remains of a broken disk.
      return Files.size(file(sha256)) == bytes;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns the file with this hash.
   *
   * @throws IllegalArgumentException if the text is no hash
   */
  public Optional<Path> find(String sha256) {
    return Optional.of(file(sha256)).filter(Files::isRegularFile);
  }

  /**
   * Returns what is in the file with this hash.
   *
   * @throws IllegalArgumentException if the text is no hash
   * @throws UncheckedIOException if the file cannot be read or is damaged
   */
  public Optional<byte[]> get(String sha256) {
    Path file = file(sha256);
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!Sha256.of(bytes).equals(sha256)) {
        throw new IOException("it is damaged");
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Path file(String sha256) {
    if (!Sha256.isHash(sha256)) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: \"" + sha256 + "\"");
    }
    return parent(sha256).resolve(sha256 + suffix);
  }

  private Path parent(String sha256) {
    return folder.resolve(sha256.substring(0, 2));
  }

  private void write(String sha256, byte[] bytes) throws IOException {
    Path parent = parent(sha256);
    DurableFiles.createFolders(parent);
    Path temporary = Files.createTempFile(parent, "new", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        DurableFiles.writeAll(channel, bytes);
      }
      DurableFiles.move(temporary, file(sha256));
      syncFolders(parent);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void syncFolders(Path parent) throws IOException {
    DurableFiles.syncFolder(parent);
    DurableFiles.syncFolder(folder);
    DurableFiles.syncFolder(folder.resolveSibling("."));
  }
}
