// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.Audience;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Problem;
import org.citizendesk.knowledge.intake.ArticleImport;
import org.citizendesk.knowledge.intake.Origin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** Takes in articles that were written elsewhere. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Makes articles of all HTML and Markdown files under a folder, and says which"
            + " files could not be taken in, and what the others lost. Overwrites nothing.")
final class ImportCommand implements Callable<Integer> {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "the pages of another maker")
  private Path from = Path.of("");

  @Option(
      names = "--into",
      required = true,
      paramLabel = "FOLDER",
      description = "where the articles go")
  private Path into = Path.of("");

  @Option(
      names = "--program",
      required = true,
      paramLabel = "NAME",
      description = "the program they are about, such as snap")
  private String program = "";

  @Option(
      names = "--jurisdiction",
      paramLabel = "CODE",
      description = "where they hold: US, US-CA or US-CA-037 (default: US)")
  private Jurisdiction jurisdiction = Jurisdiction.US;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description =
          "of pages that do not say, neither inside nor in a name such as fees.es.md"
              + " (default: en)")
  private String language = "en";

  @Option(
      names = "--audience",
      paramLabel = "WHO",
      description = "INTERNAL, PARTNER or PUBLIC (default: INTERNAL)")
  private Audience audience = Audience.INTERNAL;

  @Option(
      names = "--effective-from",
      paramLabel = "DATE",
      description = "the first day on which they hold (default: today)")
  private @Nullable LocalDate effectiveFrom;

  @Override
  public Integer call() {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    Origin origin =
        new Origin(
            matching(NAME, program, "--program: lower-case words joined by -"),
            jurisdiction,
            matching(LANGUAGE, language, "--language: two lower-case letters"),
            audience,
            effectiveFrom == null ? today : effectiveFrom,
            today);
    ArticleImport.Report report = ArticleImport.run(from, into, origin);
    PrintWriter out = spec.commandLine().getOut();
    for (Problem problem : report.problems()) {
      out.println(problem.in(from.resolve(problem.file()).toString()));
    }
    long refused =
        report.problems().stream().filter(Problem::isError).map(Problem::file).distinct().count();
    out.printf(
        "%d articles taken into %s, %d files not; %d files of other kinds were not read%n",
        report.imported().size(), into, refused, report.others());
    return refused == 0 ? KnowledgeCommand.FINE : KnowledgeCommand.WRONG;
  }

  private String matching(Pattern form, String value, String wanted) {
    if (!form.matcher(value).matches()) {
      throw new ParameterException(
          spec.commandLine(), "'" + value + "' does not have the form of " + wanted);
    }
    return value;
  }
}
