// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.server.log.PushRule;
import org.citizendesk.store.content.ContentStore;
import org.citizendesk.store.content.Sha256;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files that came with messages or go out with them, by their hash. Thread-safe. */
public final class Attachments {
  /** Its folder, beside that of the raw messages; all nodes share both. */
  public static final String FOLDER = "attachments";

  private final Path folder;
  private final ContentStore files;
  private final long maxBytes;
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
   * @param maxBytes of all files of one outgoing message together
   */
  public Attachments(Path folder, Messages messages, long maxBytes) {
    this.maxBytes = maxBytes;
    this.folder = folder;
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

  /**
   * Says whether a message with these files can go out.
   *
   * @return empty if it can
   */
  public Optional<PushRule.Refusal> check(List<EmailFact.Attachment> wanted) {
    long bytes = 0;
    for (EmailFact.Attachment file : wanted) {
      if (!Sha256.isHash(file.sha256()) || !files.holds(file.sha256(), file.bytes())) {
        return Optional.of(
            new PushRule.Refusal(
                "attachment-missing", "The server does not have a file that belongs to it."));
      }
      bytes += file.bytes();
    }
    return bytes <= maxBytes
        ? Optional.empty()
        : Optional.of(
            new PushRule.Refusal(
                "attachment-too-large",
                "Its files have more than " + maxBytes + " bytes together."));
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

  Path folder() {
    return folder;
  }

  ContentStore files() {
    return files;
  }
}
