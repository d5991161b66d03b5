// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.endtoend.citizens.Personas;
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
      description = "Keep the demonstration's data here (default: a new temporary folder).")
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
      names = "--pictures",
      paramLabel = "DIR",
      defaultValue = "tour",
      description = "Where the tour leaves its pictures without a display.")
  private Path pictures = Path.of("tour");

  @Spec private @Nullable CommandSpec spec;

  private final DemoTour tour;

  private Demo(DemoTour tour) {
    this.tour = tour;
  }

  /** Runs the command with the tour to fall back on; returns its exit code. */
  public static int run(DemoTour tour, String... arguments) {
    return new CommandLine(new Demo(tour)).execute(arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
    require(line, citizens >= 6 && citizens <= Personas.MOST, "--citizens must be from 6 to 100");
    require(line, pace >= LEAST_PACE && pace <= MOST_PACE, "--pace must be from 2 to 3600");
    PrintWriter words = line.getOut();
    if (!Display.isThere(System.getProperty("os.name"), System.getenv())) {
      words.println("There is no display here, so the tour runs instead.");
      words.flush();
      Display.doWithout();
      return tour.run(pictures);
    }
    Path folder = data == null ? Files.createTempDirectory("citizen-desk-demo") : data;
    words.println("Opening the demonstration; its data is in " + folder.toAbsolutePath());
    words.flush();
    new DemoDesk(folder, citizens, Duration.ofSeconds(pace)).run();
    return CommandLine.ExitCode.OK;
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
