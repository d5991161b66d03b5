// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleFiles;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import org.citizendesk.knowledge.edition.PackagedArticles;
import org.citizendesk.knowledge.edition.TrustedKeys;
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

  @Option(
      names = "--package",
      paramLabel = "FILE",
      description = "the articles of this package; needs --key")
  private @Nullable Path file;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the public key that must have signed the package")
  private @Nullable Path key;

  /**
   * Reads them.
   *
   * @throws KnowledgeException if the folder cannot be read or has errors
   * @throws PackageRefusedException if the package is refused
   */
  ArticleLibrary library() throws PackageRefusedException {
    return source().library();
  }

  /**
   * Returns where they come from; what {@link #library} throws may be thrown when they are wanted.
   */
  LibrarySource source() throws PackageRefusedException {
    if (file != null) {
      return LibrarySource.of(
          PackagedArticles.read(
              file, key == null ? TrustedKeys.NONE : TrustedKeys.readExisting(key)));
    }
    if (folder == null) {
      return KnowledgeBase.bundledSource();
    }
    Path from = folder;
    return LibrarySource.of(
        new ArticleFiles(LibraryReading.files(from), reading -> requireSound(from, reading)));
  }

  private static void requireSound(Path folder, LibraryReading reading) {
    if (!reading.errors().isEmpty()) {
      throw new KnowledgeException(
          "%d errors in %s; run: knowledge check %s"
              .formatted(reading.errors().size(), folder, folder),
          null);
    }
  }
}
