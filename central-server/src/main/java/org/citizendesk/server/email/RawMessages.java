// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.server.email.mime.MailReader;
import org.citizendesk.server.email.mime.Sha256;
import org.citizendesk.store.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Messages exactly as they came, each in a file named by its hash. A message is on disk, and its
 * name too, before {@link #put} returns.
 *
 * <p>Thread-safe.
 */
public final class RawMessages {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;

  /**
   * @param folder made when the first message comes
   */
  public RawMessages(Path folder) {
    this.folder = folder;
  }

  /**
   * Stores a message; does nothing if it is there already.
   *
   * @return its hash, by which it is found again
   * @throws UncheckedIOException if it could not be stored, for instance on a full disk
   */
  public String put(byte[] raw) {
    String sha256 = Sha256.of(raw);
    Path file = file(sha256);
    try {
      // A file of another length is the remains of a broken disk, not the message.
      if (!Files.exists(file) || Files.size(file) != raw.length) {
        write(raw, parent(sha256), file);
      }
      // Also of a file found here: whoever wrote it may have ended before this.
      syncFolders(parent(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store a message as " + file, e);
    }
    return sha256;
  }

  /**
   * Returns the message with this hash.
   *
   * @throws IllegalArgumentException if the text is no hash
   * @throws UncheckedIOException if the file cannot be read or is damaged
   */
  public Optional<byte[]> get(String sha256) {
    Path file = file(sha256);
    try {
      byte[] raw = Files.readAllBytes(file);
      if (!Sha256.of(raw).equals(sha256)) {
        throw new IOException("it is damaged");
      }
      return Optional.of(raw);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the message " + file, e);
    }
  }

  /**
   * Returns the bytes of a file that came with a message.
   *
   * @param rawSha256 hash of the message
   * @param sha256 hash of the file, as in {@code EmailFact.Attachment}
   */
  public Optional<byte[]> attachment(String rawSha256, String sha256) {
    return get(rawSha256).flatMap(raw -> MailReader.attachment(raw, sha256));
  }

  private static String requireHash(String sha256) {
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: \"" + sha256 + "\"");
    }
    return sha256;
  }

  private Path parent(String sha256) {
    return folder.resolve(requireHash(sha256).substring(0, 2));
  }

  private Path file(String sha256) {
    return parent(sha256).resolve(sha256 + ".eml");
  }

  private void write(byte[] raw, Path parent, Path file) throws IOException {
    Files.createDirectories(parent);
    Path temporary = Files.createTempFile(parent, "new", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        DurableFiles.writeAll(channel, raw);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Brings the name of a message to the disk, and the names of the folders it lies in. */
  private void syncFolders(Path parent) throws IOException {
    DurableFiles.syncFolder(parent);
    DurableFiles.syncFolder(folder);
    DurableFiles.syncFolder(folder.resolveSibling("."));
  }
}
