// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.routing;

import org.citizendesk.endtoend.report.JsonReport;
import org.citizendesk.endtoend.report.OptionRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** The command that measures how fast contacts are given out. */
@Command(
    name = "routing",
    mixinStandardHelpOptions = true,
    description =
        "Lets agents take and wrap up contacts without a break while many wait, on a real log, and"
            + " prints how many offers are made.")
public final class RoutingBench implements Callable<Integer> {
  private static final int MOST_AGENTS = 5_000;
  private static final int MOST_WAITING = 1_000_000;

  @Option(
      names = "--agents",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Agents at work, 1 to 5000 (default: ${DEFAULT-VALUE}).")
  private int agents;

  @Option(
      names = "--waiting",
      paramLabel = "N,...",
      split = ",",
      defaultValue = "1000,10000,100000",
      description = "Contacts that wait, 1 to 1000000 each (default: ${DEFAULT-VALUE}).")
  private List<Integer> waiting = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Length of each measured window, 1 to 600 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report to a file.")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    OptionRange.check(commandLine(), "--agents", agents, 1, MOST_AGENTS);
    OptionRange.check(commandLine(), "--seconds", seconds, 1, 600);
    waiting.forEach(each -> OptionRange.check(commandLine(), "--waiting", each, 1, MOST_WAITING));
    var out = commandLine().getOut();
    List<RoutingReport.Run> runs = new ArrayList<>();
    // What runs first is still being compiled.
    BusyDesk.measure(agents, waiting.getFirst(), Duration.ofSeconds(seconds));
    for (int each : waiting) {
      RoutingReport.Run run = BusyDesk.measure(agents, each, Duration.ofSeconds(seconds));
      runs.add(run);
      out.println(
          "%,9d waiting: %,7.0f offers/s, next offer after %6.1f ms (median) %6.1f ms (p99), %.2f ms of the processor each"
              .formatted(
                  each,
                  run.offersPerSecond(),
                  run.offerP50Ms(),
                  run.offerP99Ms(),
                  run.cpuMillisPerOffer()));
      out.flush();
    }
    double growth = runs.getLast().cpuMillisPerOffer() / runs.getFirst().cpuMillisPerOffer();
    out.println(
        "an offer costs %.2f times as much in the last run as in the first".formatted(growth));
    out.flush();
    JsonReport.write(new RoutingReport(agents, runs, growth), json);
    return ExitCode.OK;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec, "set by picocli").commandLine();
  }
}
