// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.edition.Manifest.Part;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads the articles of a package into memory. */
public final class PackagedArticles {
  private PackagedArticles() {}

  /**
   * Reads the articles of a whole package.
   *
   * @throws PackageRefusedException if it is not of a trusted key, not what was signed, not whole,
   *     or has an article that this program cannot read
   * @throws KnowledgeException if the file cannot be read
   */
  public static ArticleLibrary read(Path file, TrustedKeys trusted) throws PackageRefusedException {
    try (PackageReading reading = PackageReading.open(file, trusted)) {
      return read(reading);
    }
  }

  /**
   * Returns the articles of a package that was checked when it came here. They are read when they
   * are wanted; then, if the file is not as it was, a {@link KnowledgeException} is thrown.
   */
  static LibrarySource source(Path file, Manifest manifest) {
    return source(
        manifest,
        () -> {
          try (PackageReading reading = PackageReading.reopen(file)) {
            return read(reading);
          } catch (PackageRefusedException e) {
            throw new KnowledgeException(file + " is not as it was: " + e.text(), e);
          }
        });
  }

  static LibrarySource source(Manifest manifest, Supplier<ArticleLibrary> reading) {
    SortedMap<String, String> hashes = new TreeMap<>();
    manifest.files().stream()
        .filter(Part::isArticle)
        .forEach(it -> hashes.put(name(it), it.sha256()));
    return LibrarySource.ofHashes(hashes, reading);
  }

  private static String name(Part part) {
    return part.path().substring(Manifest.ARTICLES.length());
  }

  static ArticleLibrary read(PackageReading reading) throws PackageRefusedException {
    Map<String, ByteArrayOutputStream> files = new TreeMap<>();
    try {
      Map<String, Part> missing =
          reading.unpack(
              part -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) part.bytes());
                if (part.isArticle()) {
                  files.put(name(part), bytes);
                }
                return part.isArticle() ? bytes : null;
              });
      if (missing.values().stream().anyMatch(Part::isArticle)) {
        throw incomplete();
      }
    } catch (IOException e) {
      throw new KnowledgeException("memory cannot be written", e);
    }
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((name, out) -> bytes.put(name, out.toByteArray()));
    LibraryReading read = LibraryReading.ofFiles(bytes);
    if (!read.errors().isEmpty()) {
      throw new PackageRefusedException(
          Why.WRONG_ARTICLE,
          "This program cannot read %d of its articles; the first: %s"
              .formatted(
                  read.errors().stream().map(it -> it.file()).distinct().count(),
                  read.errors().getFirst()));
    }
    return read.library();
  }

  static PackageRefusedException incomplete() {
    return new PackageRefusedException(
        Why.INCOMPLETE,
        "It holds only what has changed since an edition that is not here; the whole package is"
            + " needed.");
  }
}
