// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.Problem;
import org.citizendesk.knowledge.lint.LibraryLint;
import org.citizendesk.knowledge.lint.ReadingTargets;
import org.citizendesk.knowledge.lint.WebLinks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Checks a folder of articles and says what is wrong where. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks all .md files under a folder; each problem is a line FILE:LINE: ...")
final class CheckCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "the folder of articles")
  private Path folder = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "the day to judge overdue reviews by, such as 2026-01-31; today if not given")
  private LocalDate asOf = LocalDate.now(ZoneId.systemDefault());

  @Option(
      names = "--grade",
      paramLabel = "N",
      description = "the highest Flesch-Kincaid grade of an English article (default: 8)")
  private double grade = ReadingTargets.USUAL.grade();

  @Option(
      names = "--inflesz",
      paramLabel = "N",
      description = "the lowest INFLESZ value of a Spanish article (default: 55)")
  private double inflesz = ReadingTargets.USUAL.inflesz();

  @Option(
      names = "--links",
      description = "ask the web whether the pages that articles link to are there")
  private boolean links;

  @Option(names = "--json", description = "print one JSON object instead")
  private boolean json;

  /**
   * What the command prints as JSON.
   *
   * @param articles that can be used
   */
  record Report(int articles, int programs, long errors, long warnings, List<Row> problems) {}

  /**
   * A problem for machines.
   *
   * @param severity error or warning
   */
  record Row(String file, int line, String severity, String rule, String message) {
    static Row of(Problem problem) {
      return new Row(
          problem.file(),
          problem.line(),
          problem.isError() ? "error" : "warning",
          problem.rule(),
          problem.message());
    }
  }

  @Override
  public Integer call() {
    LibraryReading reading = LibraryReading.ofFolder(folder);
    ReadingTargets targets = new ReadingTargets(grade, inflesz, ReadingTargets.USUAL.sentence());
    List<Problem> found = new ArrayList<>(LibraryLint.check(reading, targets, asOf));
    if (links) {
      try (WebLinks web = new WebLinks(PATIENCE)) {
        found.addAll(web.check(reading));
      }
    }
    List<Problem> problems =
        found.stream().map(it -> it.in(folder.resolve(it.file()).toString())).toList();
    long errors = problems.stream().filter(Problem::isError).count();
    Report report =
        new Report(
            reading.library().articles().size(),
            reading.library().programs().size(),
            errors,
            problems.size() - errors,
            problems.stream().map(Row::of).toList());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(report));
    } else {
      problems.forEach(out::println);
      out.printf(
          "%d articles in %d programs, %d errors, %d warnings%n",
          report.articles(), report.programs(), report.errors(), report.warnings());
    }
    return errors == 0 ? KnowledgeCommand.FINE : KnowledgeCommand.WRONG;
  }
}
