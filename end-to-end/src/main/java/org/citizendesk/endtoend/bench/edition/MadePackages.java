// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.edition;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.article.Standing;
import org.citizendesk.knowledge.edition.Admission;
import org.citizendesk.knowledge.edition.Editions;
import org.citizendesk.knowledge.edition.Manifest;
import org.citizendesk.knowledge.edition.PackageMaker;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import org.citizendesk.knowledge.edition.SigningKey;
import org.citizendesk.knowledge.search.ArticleIndex;
import org.citizendesk.knowledge.search.Progress;
import org.citizendesk.knowledge.search.SearchRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Two editions of the same articles, of which one differs. */
final class MadePackages {
  private static final int TRIALS = 6;
  private static final String NEW_WORD = "zeppelinfahrt";

  private final Map<String, byte[]> files;
  private final Path folder;
  private final Path source;
  private final LibraryReading reading;
  private final SigningKey key = SigningKey.fresh();
  private final Instant made = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

  /**
   * @param files the articles
   * @param folder for all that is made
   */
  MadePackages(Map<String, byte[]> files, Path folder) throws IOException {
    this.files = files;
    this.folder = folder;
    this.source = folder.resolve("articles");
    this.reading = LibraryReading.ofFiles(files);
    if (!reading.errors().isEmpty() || reading.library().articles().isEmpty()) {
      throw new KnowledgeException(
          "no package can be made of these articles: "
              + reading.errors().stream()
                  .findFirst()
                  .map(Object::toString)
                  .orElse("there are none"),
          null);
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = source.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.write(path, file.getValue());
    }
  }

  ArticleLibrary library() {
    return reading.library();
  }

  /** Indexes several times, since the code for it is being compiled at first; returns the best. */
  double indexingCpuSeconds() {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < TRIALS; i++) {
      long start = processor();
      ArticleIndex.catchUp(folder.resolve("index-" + i), LibrarySource.of(library()), null);
      best = Math.min(best, (processor() - start) / 1e9);
    }
    return best;
  }

  private static long processor() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  void pack() {
    var _ = pack(1);
  }

  private Manifest pack(long edition) {
    PackageMaker.Label label = new PackageMaker.Label("bench", edition, made, null);
    return PackageMaker.pack(PackageMaker.Contents.of(source), label, key, file(edition));
  }

  private Path file(long edition) {
    return folder.resolve("edition-" + edition + ".zip");
  }

  private Path changesFile() {
    return folder.resolve("changes.zip");
  }

  long bytes() throws IOException {
    return Files.size(file(1));
  }

  long changes() throws IOException {
    return Files.size(changesFile());
  }

  void install(Path editions) throws PackageRefusedException {
    var _ = new Editions(editions).install(file(1), admission());
  }

  private Admission admission() {
    return new Admission(key.trusted(), made, null, Progress.IGNORED);
  }

  long indexBytes(Path editions) throws IOException {
    try (Stream<Path> all = Files.list(editions.resolve("edition-1").resolve("index"))) {
      return all.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Adds a word to one article, installs what has changed, and returns when the word is found. */
  double followChange(Path editions) throws IOException, PackageRefusedException {
    LocalDate today = LocalDate.ofInstant(made, ZoneOffset.UTC);
    Article changed =
        library().articles().stream()
            .filter(it -> it.state().isFound())
            .filter(it -> library().standing(it, AsOf.of(today)) instanceof Standing.InForce)
            .findFirst()
            .orElseThrow(() -> new KnowledgeException("no article is in force today", null));
    String name = Objects.requireNonNull(reading.sources().get(changed.key())).file();
    String text = new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    Files.writeString(source.resolve(name), text + "\n\nAlso by " + NEW_WORD + ".\n");
    Editions installed = new Editions(editions);
    Manifest first = installed.current().orElseThrow();
    var _ = pack(2);
    PackageMaker.changes(file(2), first, changesFile());
    long start = System.nanoTime();
    var _ = installed.install(changesFile(), admission());
    try (KnowledgeBase base = installed.open().orElseThrow().base()) {
      if (base.search(SearchRequest.of(NEW_WORD, changed.key().language(), today)).isEmpty()) {
        throw new IllegalStateException("what has changed is not found");
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
