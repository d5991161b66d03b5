// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

import org.citizendesk.endtoend.bench.edition.PackageBench;
import org.citizendesk.endtoend.bench.mail.MailBench;
import org.citizendesk.endtoend.bench.routing.RoutingBench;
import org.citizendesk.endtoend.bench.search.SearchBench;
import org.citizendesk.endtoend.bench.sync.SyncBench;
import org.citizendesk.endtoend.report.JsonReport;
import org.citizendesk.endtoend.report.OptionRange;
import org.citizendesk.endtoend.report.RunLogging;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The command that measures. Figures of one run can be compared with each other, not with another
 * machine's.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      SyncBench.class,
      SearchBench.class,
      PackageBench.class,
      RoutingBench.class,
      MailBench.class
    },
    description = "Measures the log's commits and the knowledge search on this machine.")
public final class Bench implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Length of each measured window, 1 to 600 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to a file.")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  private Bench() {}

  /** Runs the command and ends the program with its exit code. */
  public static void main(String[] arguments) {
    RunLogging.quiet();
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Bench()).execute(arguments);
  }

  @Override
  public Integer call() throws IOException {
    OptionRange.check(commandLine(), "--seconds", seconds, 1, 600);
    PrintWriter out = commandLine().getOut();
    List<Figure> figures = new ArrayList<>();
    figures.addAll(LogBench.measure(seconds));
    figures.addAll(TypingBench.measure(seconds));
    for (Figure figure : figures) {
      out.println(figure.line());
    }
    out.flush();
    JsonReport.write(figures, json);
    return CommandLine.ExitCode.OK;
  }

  private CommandLine commandLine() {
    return java.util.Objects.requireNonNull(spec, "set by picocli").commandLine();
  }
}
