// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import org.citizendesk.endtoend.report.JsonReport;
import org.citizendesk.endtoend.report.OptionRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** The command that switches the power off again and again. */
@Command(
    name = "power",
    mixinStandardHelpOptions = true,
    description = {
      "Records with strace what the server's and the desktop's stores write and bring to the disk,",
      "switches the power off at moments that a seed picks, opens what the disk may then hold with",
      "the product's own code, and compares with what had been said to be safe. Exits with 1 if",
      "anything of that is missing."
    })
public final class PowerCommand implements Callable<Integer> {
  private static final int MOST_SECONDS = 7 * 24 * 3600;
  private static final int CUTS_PER_RECORDING = 200;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long to go on; each program is recorded once at least (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides when the power goes and what survives (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the verdict to a file.")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  /** Is made by the command line. */
  public PowerCommand() {
    // Its options are set by picocli.
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine commandLine = Objects.requireNonNull(spec, "not started by picocli").commandLine();
    OptionRange.check(commandLine, "--seconds", seconds, 1, MOST_SECONDS);
    if (!Tracer.isHere()) {
      throw new ParameterException(
          commandLine, "soak power needs strace, which is not here: apt-get install strace");
    }
    PrintWriter out = commandLine.getOut();
    PowerVerdict verdict = PowerVerdict.of(seconds, seed, run(out));
    JsonReport.write(verdict, out, json);
    return verdict.isGood() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private List<PowerRun.Found> run(PrintWriter out) throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    List<PowerRun.Found> all = new ArrayList<>();
    for (long round = seed; round == seed || System.nanoTime() < end; round++) {
      int left = Script.values().length;
      for (Script script : Script.values()) {
        // The first comes first in every round; the time is shared out by what is left.
        long share = (end - System.nanoTime()) / left--;
        long until = System.nanoTime() + share;
        PowerRun.Found found =
            new PowerRun(script, round, Cheat.NONE)
                .run(CUTS_PER_RECORDING, () -> System.nanoTime() < until);
        all.add(found);
        out.printf(
            "soak: %s, seed %d: %d steps, power off %d times, %d complaints%n",
            script, round, found.steps(), found.cuts(), found.complaints().size());
        out.flush();
      }
    }
    return all;
  }
}
