// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.store.content.ContentStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** The files that came with messages or go out with them, by their hash. Thread-safe. */
public final class Attachments {
  /** Its folder, under the server's data; all nodes share it, as they do the raw messages. */
  public static final String FOLDER = "attachments";

  private final ContentStore files;
  private final Messages messages;

  /** Where files may still lie inside the message they came with. */
  @FunctionalInterface
  public interface Messages {
    /**
     * Returns the bytes of a file; empty if there is no such message or no such file in it.
     *
     * @param rawSha256 hash of the message
     * @param sha256 hash of the file
     */
    Optional<byte[]> file(String rawSha256, String sha256);
  }

  /**
   * @param folder made when the first file comes
   */
  public Attachments(Path folder, Messages messages) {
    this.files = new ContentStore(folder, "");
    this.messages = messages;
  }

  /**
   * Stores a file; on disk when this returns.
   *
   * @return its hash
   * @throws UncheckedIOException if it could not be stored
   */
  public String put(byte[] bytes) {
    return files.put(bytes);
  }

  /** Returns whether the whole file is here. */
  public boolean holds(String sha256, long bytes) {
    return files.holds(sha256, bytes);
  }

  /**
   * Returns the file with this hash.
   *
   * @throws IllegalArgumentException if the text is no hash
   */
  public Optional<Path> find(String sha256) {
    return files.find(sha256);
  }

  /**
   * Returns what is in the file with this hash.
   *
   * @throws UncheckedIOException if it cannot be read or is damaged
   */
  public Optional<byte[]> get(String sha256) {
    return files.get(sha256);
  }

  /** As {@link #find(String)}, also for a file of a message that came before files were kept. */
  Optional<Path> find(String sha256, String rawSha256) {
    Optional<Path> here = find(sha256);
    if (here.isPresent()) {
      return here;
    }
    messages.file(rawSha256, sha256).ifPresent(files::put);
    return find(sha256);
  }

  ContentStore files() {
    return files;
  }
}
