// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.endtoend.citizens.Personas;
import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** The command that opens the demonstration; on a machine without a display it tours instead. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Opens a contact centre on this machine, with invented citizens who come by themselves.",
      "Nothing leaves this machine. Without a display it tours instead and leaves pictures."
    })
public final class Demo implements Callable<Integer> {
  private static final int LEAST_PACE = 2;
  private static final int MOST_PACE = 3600;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep the demonstration's data here (default: a folder that is deleted at the end).")
  private @Nullable Path data;

  @Option(
      names = "--citizens",
      paramLabel = "N",
      defaultValue = "40",
      description = "Citizens with a past, 6 to 100 (default: ${DEFAULT-VALUE}).")
  private int citizens = 40;

  @Option(
      names = "--pace",
      paramLabel = "SECONDS",
      defaultValue = "25",
      description = "Between two arrivals, 2 to 3600 (default: ${DEFAULT-VALUE}).")
  private int pace = 25;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Server nodes, 1 to 5 (default: ${DEFAULT-VALUE}). Several are processes of their own on one"
            + " PostgreSQL, behind a balancer,",
        "and are restarted one after the other when you press Enter. Without a display a desktop"
            + " without a window works meanwhile."
      })
  private int nodes = 1;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      defaultValue = "tour",
      description = "Where the tour leaves its pictures without a display.")
  private Path pictures = Path.of("tour");

  @Spec private @Nullable CommandSpec spec;

  private final DemoTour tour;

  private final BooleanSupplier isAskedToStop;

  private Demo(DemoTour tour, BooleanSupplier isAskedToStop) {
    this.tour = tour;
    this.isAskedToStop = isAskedToStop;
  }

  /**
   * Runs the command and returns its exit code.
   *
   * @param tour to fall back on
   * @param isAskedToStop whether the program is to stop, of which its thread is told by an
   *     interrupt
   */
  public static int run(DemoTour tour, BooleanSupplier isAskedToStop, String... arguments) {
    Demo demo = new Demo(tour, isAskedToStop);
    return new CommandLine(demo)
        .setExecutionExceptionHandler((failure, line, parsed) -> demo.explain(failure, line))
        .execute(arguments);
  }

  @Override
  public Integer call() throws InterruptedException {
    CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
    require(line, citizens >= 6 && citizens <= Personas.MOST, "--citizens must be from 6 to 100");
    require(line, pace >= LEAST_PACE && pace <= MOST_PACE, "--pace must be from 2 to 3600");
    require(
        line,
        nodes >= 1 && nodes <= NodesCentre.MOST,
        "--nodes must be from 1 to " + NodesCentre.MOST);
    PrintWriter words = line.getOut();
    boolean display = Display.isThere(System.getProperty("os.name"), System.getenv());
    if (!display && nodes == 1) {
      words.println("There is no display here, so the tour runs instead.");
      words.flush();
      Display.doWithout();
      return tour.run(pictures);
    }
    if (data != null) {
      return open(data, display, words);
    }
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-demo")) {
      return open(folder.path(), display, words);
    }
  }

  private int open(Path folder, boolean display, PrintWriter words) throws InterruptedException {
    words.println("Opening the demonstration; its data is in " + folder.toAbsolutePath());
    words.flush();
    Path desktop = folder.resolve("desktop");
    Duration between = Duration.ofSeconds(pace);
    if (nodes == 1) {
      try (DemoCentre centre = DemoCentre.open(folder.resolve("server"), citizens)) {
        new DemoDesk(centre, desktop, between).run();
      }
      return CommandLine.ExitCode.OK;
    }
    try (NodesCentre centre = NodesCentre.open(folder.resolve("nodes"), citizens, nodes)) {
      RollingRestart restart = new RollingRestart(centre, words);
      if (!display) {
        return new NodesTour(centre, restart, desktop, words).run();
      }
      restart.atEnter(System.in);
      new DemoDesk(centre, desktop, between).run();
      return CommandLine.ExitCode.OK;
    }
  }

  private int explain(Exception failure, CommandLine line) throws Exception {
    if (isAskedToStop.getAsBoolean()) {
      line.getOut().println("Asked to stop: the demonstration is closed.");
      line.getOut().flush();
      return CommandLine.ExitCode.OK;
    }
    if (failure instanceof UncheckedIOException) {
      line.getErr().println(failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }

  private static void require(CommandLine line, boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(line, otherwise);
    }
  }

  /** What is done where there is no display. */
  @FunctionalInterface
  public interface DemoTour {
    /** Tours, leaves its pictures in the folder and returns the exit code. */
    int run(Path pictures);
  }
}
