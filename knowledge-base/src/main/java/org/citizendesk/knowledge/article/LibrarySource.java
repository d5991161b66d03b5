// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.jspecify.annotations.Nullable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Where articles come from: tells at once whether they are those of another time, and reads them
 * when they are first wanted, which takes a second for a thousand.
 *
 * <p>Thread-safe: whoever wants them while they are being read waits.
 */
public final class LibrarySource {
  private final Supplier<String> naming;
  private final Supplier<ArticleLibrary> reading;
  private final @Nullable ArticleFiles files;
  private @Nullable String fingerprint;
  private @Nullable ArticleLibrary library;

  private LibrarySource(
      Supplier<String> naming, Supplier<ArticleLibrary> reading, @Nullable ArticleFiles files) {
    this.naming = naming;
    this.reading = reading;
    this.files = files;
  }

  /** Returns the source of articles that are read already; told from others by what they say. */
  public static LibrarySource of(ArticleLibrary library) {
    return new LibrarySource(
        () -> {
          MessageDigest digest = Sha256.begin();
          library
              .articles()
              .forEach(it -> digest.update(it.toString().getBytes(StandardCharsets.UTF_8)));
          return Sha256.hex(digest);
        },
        () -> library,
        null);
  }

  /**
   * Returns the source of articles in files.
   *
   * @param hashes SHA-256 in hexadecimal of each file by its name, by which the articles are told
   *     from others
   * @param reading reads them; what it throws goes to whoever wants the articles, each time
   */
  public static LibrarySource ofHashes(
      SortedMap<String, String> hashes, Supplier<ArticleLibrary> reading) {
    String fingerprint = fingerprint(hashes);
    return new LibrarySource(() -> fingerprint, reading, null);
  }

  private static String fingerprint(SortedMap<String, String> hashes) {
    MessageDigest digest = Sha256.begin();
    hashes.forEach(
        (name, hash) ->
            digest.update((name + "\n" + hash + "\n").getBytes(StandardCharsets.UTF_8)));
    return Sha256.hex(digest);
  }

  /** Returns the source of articles in files that are indexed without reading all of them. */
  public static LibrarySource of(ArticleFiles files) {
    return new LibrarySource(
        () -> fingerprint(files.hashes()),
        () -> files.checked(files.read(files.hashes().keySet())).library(),
        files);
  }

  /**
   * Returns the source of articles in files.
   *
   * @param files their bytes by name
   * @param reading see {@link #ofHashes}
   */
  public static LibrarySource ofFiles(Map<String, byte[]> files, Supplier<ArticleLibrary> reading) {
    return ofHashes(ArticleFiles.hashes(files), reading);
  }

  /** Returns what differs from that of other articles. */
  public synchronized String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = naming.get();
      fingerprint = known;
    }
    return known;
  }

  /** Returns the files, if they can be read in parts. */
  public Optional<ArticleFiles> files() {
    return Optional.ofNullable(files);
  }

  /** Returns the articles; reads them the first time. */
  public synchronized ArticleLibrary library() {
    ArticleLibrary known = library;
    if (known == null) {
      known = reading.get();
      library = known;
    }
    return known;
  }
}
