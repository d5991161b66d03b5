// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;

/** Checks a folder of articles and says what is wrong where. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks all .md files under a folder; each problem is a line FILE:LINE: ...")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "the folder of articles")
  private Path folder = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "the day to judge overdue reviews by, such as 2026-01-31; today if not given")
  private LocalDate asOf = LocalDate.now(ZoneId.systemDefault());

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    LibraryReading reading = LibraryReading.ofFolder(folder);
    for (Problem problem : reading.problems()) {
      out.println(
          folder.resolve(problem.file()) + problem.toString().substring(problem.file().length()));
    }
    for (Article article : reading.overdue(asOf)) {
      out.println(
          "overdue: %s was to be reviewed by %s"
              .formatted(article.key(), article.validity().reviewBy()));
    }
    out.printf(
        "%d articles in %d programs, %d errors%n",
        reading.library().articles().size(),
        reading.library().programs().size(),
        reading.errors().size());
    return reading.errors().isEmpty() ? KnowledgeCommand.FINE : KnowledgeCommand.WRONG;
  }
}
