// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleSource;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes the articles of a folder into another folder, in the form of ours. A file that cannot be
 * taken in is named with its reason, and the others are taken in all the same. Nothing that is
 * there is overwritten.
 */
public final class ArticleImport {
  private static final String RULE = "intake";

  private final Origin origin;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, byte[]> made = new TreeMap<>();
  private final Map<String, String> convertedFrom = new HashMap<>();

  private ArticleImport(Origin origin) {
    this.origin = origin;
  }

  /**
   * What came of an import.
   *
   * @param imported files that were written, relative to the folder, in order
   * @param problems an error for each file that was not taken in, a warning for what others lost;
   *     ordered by file and line
   * @param others files that are neither HTML nor Markdown, which were not read
   */
  public record Report(List<String> imported, List<Problem> problems, int others) {
    /** Copies the lists. */
    public Report {
      imported = List.copyOf(imported);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Imports all HTML and Markdown files under a folder.
   *
   * @param into made if need be
   * @throws KnowledgeException if the first folder cannot be read or the second not be written
   */
  public static Report run(Path from, Path into, Origin origin) {
    SourceFiles files = SourceFiles.under(from, into);
    ArticleImport intake = new ArticleImport(origin);
    intake.problems.addAll(files.problems());
    files.paths().forEach(path -> intake.read(from, path));
    List<String> imported = intake.write(into, intake.sound());
    intake.problems.sort(Comparator.comparing(Problem::file).thenComparing(Problem::line));
    return new Report(imported, intake.problems, files.others());
  }

  private void read(Path from, Path path) {
    String name = SourceFiles.name(from, path);
    SourceText.read(path, name, problems)
        .ifPresent(
            source -> {
              if (source.isOurs()) {
                made.put(name, source.bytes());
              } else {
                convert(source);
              }
            });
  }

  private void convert(SourceText source) {
    Losses losses = new Losses(source.name());
    Page page = source.page(losses);
    ArticleFile file = ArticleFile.of(page, source.name(), origin, losses);
    if (file.body().isBlank()) {
      problems.add(Problem.error(source.name(), 1, RULE, "has no text"));
      return;
    }
    String target = file.named(made.keySet());
    made.put(target, file.bytes(target));
    convertedFrom.put(target, source.name());
    problems.addAll(losses.problems());
  }

  /** Returns the files that are articles and do not contradict each other. */
  private Set<String> sound() {
    LibraryReading reading = LibraryReading.ofFiles(made);
    Set<String> sound = new HashSet<>();
    for (Map.Entry<ArticleKey, ArticleSource> entry : reading.sources().entrySet()) {
      sound.add(entry.getValue().file());
    }
    for (Problem problem : reading.errors()) {
      sound.remove(problem.file());
      String from = convertedFrom.get(problem.file());
      problems.add(
          from == null
              ? problem
              : Problem.error(from, 1, RULE, "does not make an article: " + problem.message()));
    }
    return sound;
  }

  private List<String> write(Path into, Set<String> sound) {
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : made.entrySet()) {
      if (sound.contains(file.getKey())) {
        try {
          Path target = into.resolve(file.getKey());
          Files.createDirectories(target.toAbsolutePath().getParent());
          Files.write(target, file.getValue(), StandardOpenOption.CREATE_NEW);
          written.add(file.getKey());
        } catch (FileAlreadyExistsException e) {
          String from = convertedFrom.getOrDefault(file.getKey(), file.getKey());
          String message = into.resolve(file.getKey()) + " is there already: move it away first";
          problems.add(Problem.error(from, 1, RULE, message));
        } catch (IOException e) {
          throw new KnowledgeException("cannot write " + into.resolve(file.getKey()), e);
        }
      }
    }
    return written;
  }
}
