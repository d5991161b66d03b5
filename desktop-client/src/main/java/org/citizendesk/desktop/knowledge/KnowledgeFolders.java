// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import java.nio.file.Path;

/**
 * Where a computer keeps its knowledge; shared by whoever works on it, one at a time.
 *
 * @param index of the articles that come with the program
 * @param editions that were installed
 * @param keys public keys, in {@code .pem} files, whose packages are taken; put there by the
 *     administrator, never by the program
 */
public record KnowledgeFolders(Path index, Path editions, Path keys) {
  /** Returns the usual folders below the data folder. */
  public static KnowledgeFolders in(Path data) {
    return new KnowledgeFolders(
        data.resolve("articles"), data.resolve("knowledge"), data.resolve("knowledge-keys"));
  }

  /** Returns the same with other keys. */
  public KnowledgeFolders trusting(Path other) {
    return new KnowledgeFolders(index, editions, other);
  }
}
