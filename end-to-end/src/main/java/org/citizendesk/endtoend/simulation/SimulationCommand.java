// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;

/** The command that runs the simulation over many seeds, or one again. */
@Command(
    name = "simulation",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the sync engine of desktops and server over a simulated network, disks and clocks that",
      "do their worst, and checks after every step what the protocol promises. Each seed is a run",
      "of its own; the same seed gives the same run. Exits with 1 if a promise was broken."
    })
public final class SimulationCommand implements Callable<Integer> {
  private static final int BROKEN = 1;
  private static final int PROGRESS = 1000;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many runs (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--from",
      paramLabel = "S",
      defaultValue = "0",
      description = "The first seed (default: ${DEFAULT-VALUE}).")
  private long from;

  @Option(names = "--seed", paramLabel = "S", description = "Replay one run and tell its end.")
  private @Nullable Long seed;

  @Spec private @Nullable CommandSpec spec;

  /** Is made by the command line. */
  public SimulationCommand() {
    // Its options are set by picocli.
  }

  static int run(String... arguments) {
    return new CommandLine(new SimulationCommand()).execute(arguments);
  }

  @Override
  public Integer call() {
    CommandLine commandLine = Objects.requireNonNull(spec, "not started by picocli").commandLine();
    if (seeds < 1) {
      throw new ParameterException(commandLine, "--seeds must be at least 1, but is " + seeds);
    }
    PrintWriter out = commandLine.getOut();
    Long one = seed;
    return one == null ? runAll(out) : replay(one, out);
  }

  private int runAll(PrintWriter out) {
    long steps = 0;
    int broken = 0;
    for (long next = from; next < from + seeds; next++) {
      Simulation.Outcome outcome = Simulation.run(next, Seam.HONEST);
      steps += outcome.steps();
      Violation violation = outcome.violation();
      if (violation != null) {
        broken++;
        out.println("seed " + next + " broke " + violation.getMessage());
        out.println("  replay it with: ./desk soak simulation --seed " + next);
      }
      if ((next - from + 1) % PROGRESS == 0) {
        out.println((next - from + 1) + " runs, " + steps + " steps, " + broken + " broken");
      }
      out.flush();
    }
    out.println(seeds + " runs, " + steps + " steps, " + broken + " broken");
    return broken == 0 ? 0 : BROKEN;
  }

  private static int replay(long one, PrintWriter out) {
    Simulation.Outcome outcome = Simulation.replay(one);
    outcome.last().forEach(out::println);
    out.println(
        "seed "
            + one
            + ": "
            + outcome.steps()
            + " steps, trace "
            + Long.toHexString(outcome.trace()));
    Violation violation = outcome.violation();
    out.println(violation == null ? "nothing was broken" : "broke " + violation.getMessage());
    return violation == null ? 0 : BROKEN;
  }
}
