// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.tour;

import jakarta.mail.MessagingException;
import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.endtoend.report.JsonReport;
import org.citizendesk.endtoend.report.RunLogging;
import org.citizendesk.endtoend.screen.Camera;
import org.citizendesk.endtoend.screen.FxThread;
import org.citizendesk.endtoend.screen.HeadlessScreen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * The command that tours: everything real but the display. Exits with 1 if anything was lost,
 * doubled or not answered.
 */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description =
        "Works a chat, a call and an e-mail without a display; leaves pictures and a report.")
public final class Tour implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "tour",
      description = "Where the pictures go (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("tour");

  @Option(names = "--one-look", description = "Takes pictures at 1366x768 and light only.")
  private boolean oneLook;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report to a file.")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  private Tour() {}

  /** Runs the command and ends the program with its exit code. */
  public static void main(String[] arguments) {
    RunLogging.quiet();
    System.exit(run(arguments));
  }

  /** Runs the command and returns its exit code. */
  public static int run(String... arguments) {
    return new CommandLine(new Tour()).execute(arguments);
  }

  @Override
  public Integer call() throws IOException, MessagingException {
    PrintWriter words = Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
    FxThread.start();
    HeadlessScreen.enlarge(1920, 1080);
    TourReport report;
    try (TemporaryFolder work = TemporaryFolder.make("citizen-desk-tour")) {
      report =
          new TourRun(
                  work.path(),
                  new Camera(out),
                  oneLook,
                  entry -> {
                    words.println("tour: " + entry);
                    words.flush();
                  })
              .run();
    }
    JsonReport.write(report, words, json);
    words.println("tour: " + report.screenshots().size() + " pictures in " + out.toAbsolutePath());
    words.flush();
    return report.isGood() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
