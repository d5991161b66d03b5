// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.fact.EmailFact;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Files that came or go with messages. Nothing is fetched unless somebody asks, and nothing is ever
 * opened here. A future that fails holds a {@link TransferException} if the server is the reason.
 *
 * <p>Thread-safe; nothing here blocks.
 */
public interface Attachments {
  /** Returns which files are on their way, by their hash. */
  Observed<Map<String, Transfer>> transfers();

  /**
   * Brings a file here, under a safe name of its own.
   *
   * @param message hash of the message it came with; empty if it came with none
   */
  CompletableFuture<Fetched> fetch(EmailFact.Attachment file, String message);

  /**
   * Brings a file here and copies it.
   *
   * @param target replaced if it exists
   */
  CompletableFuture<Path> save(EmailFact.Attachment file, String message, Path target);

  /**
   * Takes a copy of a file of this computer, to go with a message; it is on disk when the future
   * completes, and needs no server.
   */
  CompletableFuture<EmailFact.Attachment> keep(Path file);

  /** As {@link #keep(Path)}, for what was never a file, such as a picture that was copied. */
  CompletableFuture<EmailFact.Attachment> keep(String name, byte[] content);

  /**
   * A file that is here.
   *
   * @param file a copy for other programs, which may change it
   * @param program whether opening it may run what a stranger wrote
   */
  record Fetched(Path file, boolean program) {}
}
