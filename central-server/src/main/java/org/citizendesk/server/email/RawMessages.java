// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.server.email.mime.MailReader;
import org.citizendesk.store.content.ContentStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Messages exactly as they came, each in a file named by its hash. A message is on disk, and its
 * name too, before {@link #put} returns.
 *
 * <p>Thread-safe.
 */
public final class RawMessages {
  private final ContentStore files;

  /**
   * @param folder made when the first message comes
   */
  public RawMessages(Path folder) {
    this.files = new ContentStore(folder, ".eml");
  }

  /**
   * Stores a message; does nothing if it is there already.
   *
   * @return its hash, by which it is found again
   * @throws UncheckedIOException if it could not be stored, for instance on a full disk
   */
  public String put(byte[] raw) {
    return files.put(raw);
  }

  /**
   * Returns the message with this hash.
   *
   * @throws IllegalArgumentException if the text is no hash
   * @throws UncheckedIOException if the file cannot be read or is damaged
   */
  public Optional<byte[]> get(String sha256) {
    return files.get(sha256);
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
}
