// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What came of reading a set of article files: the articles that are sound, and all that is wrong
 * with the files, ordered by file and line.
 *
 * @param sources where each article of the library stands
 */
public record LibraryReading(
    ArticleLibrary library, List<Problem> problems, Map<ArticleKey, ArticleSource> sources) {
  private static final int MOST_BYTES = 4 * ArticleParser.MOST_CHARACTERS + 4;

  /** Some editors put it before the text; it says nothing about UTF-8. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** Copies the list and the map. */
  public LibraryReading {
    problems = List.copyOf(problems);
    sources = Map.copyOf(sources);
  }

  /**
   * Reads all {@code .md} files under a folder.
   *
   * @throws KnowledgeException if the folder or a file cannot be read
   */
  public static LibraryReading ofFolder(Path folder) {
    return ofFiles(files(folder));
  }

  /**
   * Returns what stands in all {@code .md} files under a folder, by their names in it; of one that
   * is too long for an article, as much as shows that.
   *
   * @throws KnowledgeException if the folder or a file cannot be read
   */
  public static Map<String, byte[]> files(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(LibraryReading::isArticle).toList()) {
        files.put(folder.relativize(path).toString().replace('\\', '/'), bytes(path));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new KnowledgeException("cannot read the articles in " + folder, e);
    }
    return files;
  }

  /**
   * Reads files that are in memory.
   *
   * @param files their bytes (UTF-8) by name
   */
  public static LibraryReading ofFiles(Map<String, byte[]> files) {
    List<Problem> problems = new ArrayList<>();
    List<ParsedArticle> parsed = new ArrayList<>();
    files.forEach(
        (name, bytes) ->
            text(name, bytes, problems)
                .flatMap(text -> ArticleParser.parse(name, text, problems))
                .ifPresent(parsed::add));
    List<ParsedArticle> sound = LibraryRules.sound(parsed, problems);
    problems.sort(Comparator.comparing(Problem::file).thenComparing(Problem::line));
    Map<ArticleKey, ArticleSource> sources = new HashMap<>();
    sound.forEach(it -> sources.put(it.article().key(), it.source()));
    ArticleLibrary library =
        new ArticleLibrary(sound.stream().map(ParsedArticle::article).toList());
    return new LibraryReading(library, problems, sources);
  }

  /** Returns only what makes an article unusable. */
  public List<Problem> errors() {
    return problems.stream().filter(Problem::isError).toList();
  }

  /** Returns the articles that nobody has looked at since their review was due. */
  public List<Article> overdue(LocalDate today) {
    return library.articles().stream()
        .filter(article -> article.validity().reviewBy().isBefore(today))
        .filter(article -> !(library.standing(article, AsOf.of(today)) instanceof Standing.Expired))
        .toList();
  }

  /** Reads no more than shows that a file is too long for an article. */
  private static byte[] bytes(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(MOST_BYTES);
    }
  }

  /** Returns whether a file is read as an article. */
  public static boolean isArticle(Path path) {
    return path.toString().endsWith(".md") && Files.isRegularFile(path);
  }

  private static Optional<String> text(String name, byte[] bytes, List<Problem> problems) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(Problem.error(name, 1, Problem.FORM, "is not UTF-8 text"));
      return Optional.empty();
    }
  }
}
