// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store.content;

import org.citizendesk.store.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files named by the SHA-256 of what is in them, in a folder for each first byte of the hash. A
 * file and its name are on disk before it counts as stored; it is never changed afterwards.
 *
 * <p>Thread-safe, also for several programs on one folder.
 */
public final class ContentStore {
  private static final String GOING = ".going";

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
        touch(sha256);
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

  /**
   * Somebody counts on a file from now on: it is as if it had just come.
   *
   * @return whether it is here
   */
  public boolean touch(String sha256) {
    try {
      Files.setLastModifiedTime(file(sha256), FileTime.from(Clock.systemUTC().instant()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the hashes of files that came, and were counted on last, before a time. */
  public Set<String> notTouchedSince(Instant before) {
    Set<String> old = new HashSet<>();
    for (Path place : list(folder)) {
      for (Path file : Files.isDirectory(place) ? list(place) : List.<Path>of()) {
        String name = putBack(file).getFileName().toString();
        String hash =
            name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : "";
        if (Sha256.isHash(hash) && isOlder(file(hash), before)) {
          old.add(hash);
        }
      }
    }
    return old;
  }

  /**
   * Deletes a file, unless somebody came to count on it since a time. It goes out of the way first:
   * who touches it afterwards learns that it is not here, and who did so before is seen.
   *
   * @return whether it is gone
   */
  public boolean discard(String sha256, Instant before) throws IOException {
    Path file = file(sha256);
    Path going = file.resolveSibling(file.getFileName() + GOING);
    try {
      Files.move(file, going, StandardCopyOption.ATOMIC_MOVE);
      if (!isOlder(going, before)) {
        Files.move(going, file, StandardCopyOption.ATOMIC_MOVE);
        return false;
      }
      Files.deleteIfExists(going);
      return true;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** Whoever was about to delete this ended before; it is judged anew. */
  private static Path putBack(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(GOING)) {
      return file;
    }
    Path place = file.resolveSibling(name.substring(0, name.length() - GOING.length()));
    try {
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      return place;
    } catch (IOException e) {
      return file;
    }
  }

  private static boolean isOlder(Path file, Instant before) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look through " + folder, e);
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
