// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.edition.Manifest.Part;
import org.citizendesk.knowledge.search.ArticleIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Unpacks one package into a folder of its own: the articles stay in a zip with what was signed,
 * the index and the learned order lie open. What the package leaves out is taken from the edition
 * that is here.
 */
final class Unpacking {
  private final PackageReading reading;
  private final Path home;
  private final Admission admission;

  Unpacking(PackageReading reading, Path home, Admission admission) {
    this.reading = reading;
    this.home = home;
    this.admission = admission;
  }

  /**
   * @param before folder of the edition that is here
   */
  void run(Optional<Path> before) throws PackageRefusedException, IOException {
    Path index = Editions.index(home);
    Files.createDirectories(index);
    boolean indexed;
    try (PackageWriting articles =
        new PackageWriting(Editions.articles(home), reading.signed(), reading.signature())) {
      Map<String, Part> missing =
          reading.unpack(
              part ->
                  part.isArticle()
                      ? articles.next(part)
                      : Files.newOutputStream(
                          part.isRanker() ? Editions.ranker(home) : part.under(index)));
      indexed = missing.values().stream().noneMatch(Part::isIndex);
      missing.values().removeIf(Part::isIndex);
      Part ranker = missing.get(Manifest.RANKER);
      if (ranker != null && before.isPresent() && hasRanker(before.get(), ranker)) {
        Files.copy(Editions.ranker(before.get()), Editions.ranker(home));
        missing.remove(Manifest.RANKER);
      }
      if (!missing.isEmpty() && before.isPresent()) {
        fill(missing, before.get(), articles);
      }
      if (!missing.isEmpty()) {
        throw PackagedArticles.incomplete();
      }
      articles.finish();
    }
    LibrarySource source = articles(home);
    if (!indexed && before.isPresent()) {
      copyIndex(before.get(), index);
      ArticleIndex.catchUp(index, source, admission.embedder());
    }
    ArticleIndex.inFolder(index, source, admission.progress()).close();
  }

  private static void fill(Map<String, Part> missing, Path before, PackageWriting articles)
      throws PackageRefusedException, IOException {
    try (PackageReading old = PackageReading.reopen(Editions.articles(before))) {
      old.unpack(
          part -> {
            boolean wanted = part.equals(missing.get(part.path()));
            if (wanted) {
              missing.remove(part.path());
            }
            return wanted ? articles.next(part) : OutputStream.nullOutputStream();
          });
    }
  }

  private static boolean hasRanker(Path before, Part wanted) throws IOException {
    Path file = Editions.ranker(before);
    return Files.exists(file) && PackageMaker.part(Manifest.RANKER, file).equals(wanted);
  }

  /** Reads all articles, so that one that is wrong keeps the edition out. */
  private static LibrarySource articles(Path home) throws PackageRefusedException {
    try (PackageReading reading = PackageReading.reopen(Editions.articles(home))) {
      ArticleLibrary library = PackagedArticles.read(reading);
      return PackagedArticles.source(reading.manifest(), () -> library);
    }
  }

  /** The index of the edition before, in which only what has changed is made anew. */
  private static void copyIndex(Path before, Path index) throws IOException {
    Disk.delete(index);
    Files.createDirectories(index);
    Disk.copy(Editions.index(before), index);
  }
}
