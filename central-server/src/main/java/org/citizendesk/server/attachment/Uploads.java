// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.server.web.HttpProblem;
import org.citizendesk.store.content.ContentStore;
import org.citizendesk.store.content.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Files on their way in. An unfinished one is a file of its own for each user, and its length is
 * all that is known of it: there an upload goes on after a break, whoever broke off. What is
 * complete is checked against its hash and only then becomes an attachment.
 *
 * <p>Thread-safe.
 */
final class Uploads {
  /** Most unfinished uploads of one user. */
  static final int MOST_OF_USER = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final String SUFFIX = ".part";
  private static final int USER_CHARACTERS = 32;

  private final Path folder;
  private final ContentStore files;
  private final AttachmentSettings settings;
  private final Set<Path> busy = ConcurrentHashMap.newKeySet();

  Uploads(Path folder, ContentStore files, AttachmentSettings settings) {
    this.folder = folder;
    this.files = files;
    this.settings = settings;
  }

  /**
   * How far a file has come.
   *
   * @param stored whether it is here, whole and checked
   * @param offset how many bytes are here
   * @param maxBytes largest file that is taken
   */
  record Standing(boolean stored, long offset, long maxBytes) {}

  /** Returns how far a file has come. */
  Standing standing(String user, String sha256) {
    // Whoever hears that it is here counts on it.
    return files
        .find(sha256)
        .filter(file -> files.touch(sha256))
        .map(file -> new Standing(true, size(file), settings.maxBytes()))
        .orElseGet(() -> new Standing(false, size(part(user, sha256)), settings.maxBytes()));
  }

  /**
   * Adds the next bytes of a file.
   *
   * @param offset where they begin, which must be where the upload stands
   * @param length of the whole file
   * @throws HttpProblem if they do not fit; what was there before stays, unless the file turns out
   *     not to be what its hash says
   */
  Standing add(String user, String sha256, long offset, long length, byte[] piece)
      throws HttpProblem {
    if (length > settings.maxBytes()) {
      throw new HttpProblem(413, "a file may have at most " + settings.maxBytes() + " bytes");
    }
    if (offset + piece.length > length) {
      throw new HttpProblem(400, "the piece reaches beyond the end of the file");
    }
    if (files.holds(sha256, length)) {
      return standing(user, sha256);
    }
    Path part = part(user, sha256);
    if (!busy.add(part)) {
      throw new HttpProblem(409, "another piece of this file is being written");
    }
    try {
      write(part, offset, piece);
      if (offset + piece.length == length) {
        finish(part, sha256);
      }
      return standing(user, sha256);
    } catch (IOException e) {
      LOG.error("a piece of an attachment cannot be stored", e);
      throw new HttpProblem(507, "the server cannot store the file now");
    } finally {
      busy.remove(part);
    }
  }

  /** Forgets an upload; does nothing if there is none. */
  void drop(String user, String sha256) {
    try {
      Files.deleteIfExists(part(user, sha256));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete an unfinished upload", e);
    }
  }

  /** Deletes what has not gone on since {@code patience} before now. */
  void expire(Instant now) {
    Instant oldest = now.minus(settings.patience());
    for (Path part : parts("")) {
      try {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(part);
        }
      } catch (NoSuchFileException e) {
        // It was finished meanwhile.
      } catch (IOException e) {
        LOG.warn("an unfinished upload cannot be deleted", e);
      }
    }
  }

  private void write(Path part, long offset, byte[] piece) throws IOException, HttpProblem {
    requireRoom(part, piece.length);
    Files.createDirectories(folder);
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.size() != offset) {
        throw new HttpProblem(409, "the file goes on at byte " + channel.size());
      }
      channel.position(offset);
      ByteBuffer bytes = ByteBuffer.wrap(piece);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private void requireRoom(Path part, int more) throws HttpProblem {
    String name = part.getFileName().toString();
    List<Path> ofUser = parts(name.substring(name.indexOf('-')));
    long bytes = ofUser.stream().mapToLong(Uploads::size).sum();
    boolean full = ofUser.size() >= MOST_OF_USER && !Files.exists(part);
    if (full || bytes + more > settings.maxUnfinishedOfUser()) {
      throw new HttpProblem(429, "too many uploads of this user are unfinished");
    }
    if (parts("").stream().mapToLong(Uploads::size).sum() + more > settings.maxUnfinished()) {
      throw new HttpProblem(503, "too many uploads are unfinished; try again later");
    }
  }

  private void finish(Path part, String sha256) throws IOException, HttpProblem {
    if (!hash(part).equals(sha256)) {
      Files.delete(part);
      throw new HttpProblem(
          422, "the file is not the one with this hash; all its bytes were dropped");
    }
    files.adopt(part, sha256);
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return Sha256.hex(digest.digest());
  }

  private Path part(String user, String sha256) {
    // Names of users may hold what names of files may not.
    String owner = Sha256.of(user.getBytes(StandardCharsets.UTF_8)).substring(0, USER_CHARACTERS);
    return folder.resolve(sha256 + "-" + owner + SUFFIX);
  }

  private List<Path> parts(String ending) {
    String end = ending.isEmpty() ? SUFFIX : ending;
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(end)).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look through the unfinished uploads", e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
