// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files of a folder that may be articles, in order.
 *
 * @param problems folders and files that could not be looked into
 * @param others how many files are of another kind
 */
record SourceFiles(List<Path> paths, List<Problem> problems, int others) {
  private static final Set<String> KINDS = Set.of("md", "markdown", "html", "htm", "xhtml");

  /**
   * @param except is not looked into if it lies in the folder
   */
  static SourceFiles under(Path folder, Path except) {
    if (!Files.isDirectory(folder)) {
      throw new KnowledgeException("there is no folder " + folder, null);
    }
    List<Path> paths = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int[] others = {0};
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return path.toAbsolutePath().normalize().equals(except.toAbsolutePath().normalize())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && KINDS.contains(kind(path))) {
                paths.add(path);
              } else {
                others[0]++;
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
              problems.add(Problem.error(name(folder, path), 1, "intake", "cannot be read"));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + folder, e);
    }
    Collections.sort(paths);
    return new SourceFiles(paths, problems, others[0]);
  }

  static String name(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  static String kind(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
