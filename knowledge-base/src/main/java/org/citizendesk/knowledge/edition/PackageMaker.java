// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.article.Sha256;
import org.citizendesk.knowledge.edition.Manifest.Part;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.search.ArticleIndex;
import org.citizendesk.knowledge.search.LearnedOrder;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes packages: of a folder of articles, or of a package and an earlier edition, with nothing but
 * what has changed.
 */
public final class PackageMaker {
  private static final String LOCK = "write.lock";

  private PackageMaker() {}

  /**
   * What a package says of itself.
   *
   * @param name see {@link Manifest}
   * @param edition see {@link Manifest}
   * @param made see {@link Manifest}
   * @param expires see {@link Manifest}
   */
  public record Label(String name, long edition, Instant made, @Nullable Instant expires) {}

  /**
   * What goes into a package.
   *
   * @param articles the folder of the articles
   * @param embedder reads what they mean, some ten milliseconds for each passage; null to leave
   *     that to the desktops
   * @param ranker a file with the order in which desktops show what they find; null for the
   *     program's own
   */
  public record Contents(Path articles, @Nullable Embedder embedder, @Nullable Path ranker) {
    /** Articles alone. */
    public static Contents of(Path articles) {
      return new Contents(articles, null, null);
    }
  }

  /**
   * Packs all articles of a folder with their index.
   *
   * @param file where the package goes; replaced at the end, when it is whole
   * @throws KnowledgeException if an article is wrong, has a name that a package cannot carry, the
   *     ranker is damaged or does not fit, or something cannot be read or written
   * @throws IllegalArgumentException if the label is wrong
   */
  public static Manifest pack(Contents contents, Label label, SigningKey key, Path file) {
    return pack(contents, label, key, file, index -> {});
  }

  /**
   * Does the same, but indexes and reads only what has changed since an earlier package.
   *
   * @throws PackageRefusedException if the earlier one was not signed with the key, or is damaged
   */
  public static Manifest pack(
      Contents contents, Label label, SigningKey key, Path file, Path earlier)
      throws PackageRefusedException {
    try (PackageReading reading = PackageReading.open(earlier, key.trusted())) {
      Path known = Files.createTempDirectory("knowledge-earlier");
      try {
        reading.unpack(part -> part.isIndex() ? Files.newOutputStream(part.under(known)) : null);
        return pack(contents, label, key, file, index -> Disk.copy(known, index));
      } finally {
        Disk.delete(known);
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot take the index of " + earlier, e);
    }
  }

  /** Puts what is known already into the folder of an index. */
  @FunctionalInterface
  private interface Beginning {
    void at(Path index) throws IOException;
  }

  private static Manifest pack(
      Contents contents, Label label, SigningKey key, Path file, Beginning beginning) {
    Path folder = contents.articles();
    Map<String, byte[]> texts = LibraryReading.files(folder);
    LibraryReading reading = LibraryReading.ofFiles(texts);
    if (!reading.errors().isEmpty()) {
      throw new KnowledgeException(
          "%d errors in %s, the first: %s; run: knowledge check %s"
              .formatted(reading.errors().size(), folder, reading.errors().getFirst(), folder),
          null);
    }
    if (reading.library().articles().isEmpty()) {
      throw new KnowledgeException("there is no article in " + folder, null);
    }
    if (contents.ranker() != null) {
      LearnedOrder.read(contents.ranker());
    }
    try {
      Path index = Files.createTempDirectory("knowledge-index");
      try {
        beginning.at(index);
        ArticleIndex.catchUp(
            index, LibrarySource.ofFiles(texts, reading::library), contents.embedder());
        Map<String, Path> files = files(folder, index);
        if (contents.ranker() != null) {
          files.put(Manifest.RANKER, contents.ranker());
        }
        return write(files, label, key, file);
      } finally {
        Disk.delete(index);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new KnowledgeException("cannot make the package " + file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Path> files(Path folder, Path index) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .filter(LibraryReading::isArticle)
          .forEach(path -> files.put(Manifest.ARTICLES + name(folder, path), path));
    }
    try (Stream<Path> paths = Files.list(index)) {
      paths
          .filter(path -> !path.endsWith(LOCK))
          .forEach(path -> files.put(Manifest.INDEX + name(index, path), path));
    }
    return files;
  }

  private static String name(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private static Manifest write(Map<String, Path> files, Label label, SigningKey key, Path file)
      throws IOException {
    Map<Part, Path> parts = new LinkedHashMap<>();
    for (Map.Entry<String, Path> it : files.entrySet()) {
      parts.put(part(it.getKey(), it.getValue()), it.getValue());
    }
    Manifest manifest =
        new Manifest(
            files.containsKey(Manifest.RANKER) ? Manifest.FORMAT : Manifest.FIRST_FORMAT,
            label.name,
            label.edition,
            label.made,
            label.expires,
            key.name(),
            List.copyOf(parts.keySet()));
    byte[] signed = manifest.bytes();
    try (PackageWriting writing = new PackageWriting(file, signed, key.sign(signed))) {
      for (Map.Entry<Part, Path> it : parts.entrySet()) {
        try (OutputStream out = writing.next(it.getKey())) {
          Files.copy(it.getValue(), out);
        }
      }
      writing.finish();
    }
    return manifest;
  }

  static Part part(String path, Path file) throws IOException {
    MessageDigest digest = Sha256.begin();
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      long bytes = in.transferTo(out);
      return new Part(path, bytes, Sha256.hex(digest));
    } catch (IllegalArgumentException e) {
      throw new KnowledgeException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Makes a package of only what an earlier edition has not got, without the index. It needs no
   * key: the list of the whole edition with its signature is in it. Desktops make the index
   * themselves.
   *
   * @param whole a package that was checked
   * @param earlier what whoever gets it must have
   * @throws PackageRefusedException if the whole one is not what was signed
   * @throws KnowledgeException if something cannot be read or written
   */
  public static void changes(Path whole, Manifest earlier, Path file)
      throws PackageRefusedException {
    Set<Part> known = Set.copyOf(earlier.files());
    copy(whole, part -> !part.isIndex() && !known.contains(part), file);
  }

  /** Copies the files that are wanted, with the list and the signature. */
  static void copy(Path from, Predicate<Part> wanted, Path to) throws PackageRefusedException {
    try (PackageReading reading = PackageReading.reopen(from);
        PackageWriting writing = new PackageWriting(to, reading.signed(), reading.signature())) {
      reading.unpack(part -> wanted.test(part) ? writing.next(part) : null);
      writing.finish();
    } catch (IOException e) {
      throw new KnowledgeException("cannot write " + to + ": " + e.getMessage(), e);
    }
  }
}
