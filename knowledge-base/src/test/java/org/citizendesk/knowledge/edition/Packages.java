// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.search.Progress;
import org.jspecify.annotations.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes packages for tests, sound ones and others. */
final class Packages {
  static final Instant MADE = Instant.parse("2026-11-26T09:00:00Z");
  static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final Path folder;
  private final SigningKey key;
  private @Nullable Instant expires;
  private @Nullable Embedder embedder;
  private @Nullable Path ranker;
  private String name = "policy";

  Packages(Path folder, SigningKey key) {
    this.folder = folder;
    this.key = key;
  }

  Packages expiring(Instant when) {
    expires = when;
    return this;
  }

  Packages named(String other) {
    name = other;
    return this;
  }

  Packages rankedBy(Path file) {
    ranker = file;
    return this;
  }

  Packages with(Embedder model) {
    embedder = model;
    return this;
  }

  Admission admission() {
    return new Admission(key.trusted(), NOW, embedder, Progress.IGNORED);
  }

  /** Packs articles, each with a title that is its one searchable word. */
  Path pack(long edition, String... titles) {
    try {
      Path articles = folder.resolve("articles-" + edition);
      Files.createDirectories(articles);
      for (String title : titles) {
        String id = title.toLowerCase(java.util.Locale.ROOT);
        Files.write(
            articles.resolve(id.split("-", 2)[0] + ".md"),
            ArticleText.sound().with("id", id.split("-", 2)[0]).with("title", title).bytes());
      }
      Path file = folder.resolve("policy-" + edition + ".zip");
      PackageMaker.pack(
          new PackageMaker.Contents(articles, embedder, ranker),
          new PackageMaker.Label(name, edition, MADE, expires),
          key,
          file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the files of a package. */
  static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  /** Writes any files as a zip. */
  static Path write(Path file, Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return Files.write(file, bytes.toByteArray());
  }
}
