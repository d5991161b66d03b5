// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.endtoend.powerloss.PowerCommand;
import org.citizendesk.endtoend.report.JsonReport;
import org.citizendesk.endtoend.report.OptionRange;
import org.citizendesk.endtoend.report.RunLogging;
import org.citizendesk.endtoend.simulation.SimulationCommand;
import org.citizendesk.endtoend.soak.contacts.ContactsCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/** The command that runs long: what a run needs days for, in a minute or a night. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    subcommands = {
      Soak.Faults.class,
      ContactsCommand.class,
      SimulationCommand.class,
      PowerCommand.class
    },
    description =
        "Runs the real programs, or their sync engine alone, through bad weather; see"
            + " soak faults --help, soak contacts --help, soak simulation --help and soak power"
            + " --help.")
public final class Soak implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private Soak() {}

  /** Runs the command and ends the program with its exit code. */
  public static void main(String[] arguments) {
    RunLogging.quiet();
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Soak()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec, "set by picocli").commandLine(),
        "say what: soak faults, soak contacts, soak simulation or soak power");
  }

  /** The run with faults. */
  @Command(
      name = "faults",
      mixinStandardHelpOptions = true,
      description =
          "Kills servers and desktops, breaks and slows their connections, sets clocks wrong and"
              + " the server back, while agents write; then compares all their files. Exits with 1"
              + " if anything was lost, doubled or out of order, and keeps the files.")
  static final class Faults implements Callable<Integer> {
    private static final int MOST_SECONDS = 7 * 24 * 3600;
    private static final int MOST_DESKTOPS = 100;

    @Option(
        names = "--seconds",
        paramLabel = "N",
        defaultValue = "60",
        description = "How long the faults last (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
        names = "--seed",
        paramLabel = "S",
        defaultValue = "1",
        description = "Decides which faults strike in which order (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
        names = "--store",
        paramLabel = "STORE",
        defaultValue = "sqlite",
        description =
            "Where the server keeps its log: ${COMPLETION-CANDIDATES}. postgres is an embedded one;"
                + " postgres-standby has two servers on an installed one with a synchronous"
                + " stand-by, kills the primary and promotes the stand-by"
                + " (default: ${DEFAULT-VALUE}).")
    private FaultRun.Store store = FaultRun.Store.SQLITE;

    @Option(
        names = "--desktops",
        paramLabel = "N",
        defaultValue = "12",
        description = "How many desktops work, four to a process (default: ${DEFAULT-VALUE}).")
    private int desktops;

    @Option(
        names = "--json",
        paramLabel = "FILE",
        description = "Also write the verdict to a file.")
    private @Nullable Path json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      OptionRange.check(commandLine(), "--seconds", seconds, 1, MOST_SECONDS);
      OptionRange.check(commandLine(), "--desktops", desktops, 1, MOST_DESKTOPS);
      if (store == FaultRun.Store.POSTGRES_STANDBY && PostgresPrograms.find().isEmpty()) {
        throw new ParameterException(
            commandLine(),
            "--store " + store + " finds no PostgreSQL here; get one: " + PostgresPrograms.INSTALL);
      }
      Path folder = Files.createTempDirectory("citizen-desk-soak");
      PrintWriter out = commandLine().getOut();
      Verdict verdict = run(folder, out);
      JsonReport.write(verdict, out, json);
      if (verdict.isGood()) {
        TemporaryFolder.of(folder).close();
        return CommandLine.ExitCode.OK;
      }
      say(out, "something is wrong; the files of all programs are in " + folder);
      return CommandLine.ExitCode.SOFTWARE;
    }

    private Verdict run(Path folder, PrintWriter out) throws IOException {
      long begin = System.nanoTime();
      FaultRun.Plan plan = new FaultRun.Plan(seconds, seed, store, desktops);
      try {
        return new FaultRun(
                plan,
                folder,
                line -> {
                  long now = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
                  say(out, "%4d s %s".formatted(now, line));
                })
            .run();
      } catch (RuntimeException e) {
        say(out, "the run broke off; the files of all programs are in " + folder);
        throw e;
      }
    }

    private CommandLine commandLine() {
      return Objects.requireNonNull(spec, "set by picocli").commandLine();
    }

    private static void say(PrintWriter out, String line) {
      out.println("soak: " + line);
      out.flush();
    }
  }
}
