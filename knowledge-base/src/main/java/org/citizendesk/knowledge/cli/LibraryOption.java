// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import java.nio.file.Path;

/** Which articles a command works on. */
final class LibraryOption {
  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "the articles of this folder (default: those that come with the program)")
  private @Nullable Path folder;

  /**
   * Reads them.
   *
   * @throws KnowledgeException if the folder cannot be read or has errors
   */
  ArticleLibrary library() {
    if (folder == null) {
      return KnowledgeBase.bundledLibrary();
    }
    LibraryReading reading = LibraryReading.ofFolder(folder);
    if (!reading.errors().isEmpty()) {
      throw new KnowledgeException(
          "%d errors in %s; run: knowledge check %s"
              .formatted(reading.errors().size(), folder, folder),
          null);
    }
    return reading.library();
  }
}
