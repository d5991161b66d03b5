// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.mail;

import org.citizendesk.endtoend.folder.TemporaryFolder;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** The command that measures how fast mail is taken in. */
@Command(
    name = "mail",
    mixinStandardHelpOptions = true,
    description =
        "Lets a server take in mail from files, from raw bytes to queued contacts on the disk, and prints how"
            + " many mails a second that is while more and more are known.")
public final class MailBench implements Callable<Integer> {
  private static final int MOST = 1_000_000;

  @Option(
      names = "--known",
      paramLabel = "N,...",
      split = ",",
      defaultValue = "1000,10000,50000",
      description =
          "Mails taken in before each run, rising, to 1000000 (default: ${DEFAULT-VALUE}).")
  private List<Integer> known = List.of();

  @Option(
      names = "--mails",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Mails in each measured run, 2 to 100000 (default: ${DEFAULT-VALUE}).")
  private int mails;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report to a file.")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    OptionRange.check(commandLine(), "--mails", mails, 2, 100_000);
    int least = 0;
    for (int each : known) {
      OptionRange.check(commandLine(), "--known", each, least, MOST);
      least = each + mails;
    }
    List<MailReport.Run> runs = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-mail");
        MailRoom room = new MailRoom(folder.path())) {
      int before = 0;
      for (int each : known) {
        if (each - before > 1) {
          room.take(before, each - before);
        }
        runs.add(room.take(each, mails));
        before = each + mails;
        tell(runs.getLast());
      }
    }
    double growth = runs.getLast().cpuMillisPerMail() / runs.getFirst().cpuMillisPerMail();
    commandLine()
        .getOut()
        .println(
            "a mail costs %.2f times as much in the last run as in the first".formatted(growth));
    commandLine().getOut().flush();
    JsonReport.write(new MailReport(runs, growth), json);
    return ExitCode.OK;
  }

  private void tell(MailReport.Run run) {
    commandLine()
        .getOut()
        .println(
            "%,9d known: %,7.0f mails/s of %.1f KB, %.2f ms of the processor each"
                .formatted(
                    run.known(),
                    run.mailsPerSecond(),
                    run.kilobytesEach(),
                    run.cpuMillisPerMail()));
    commandLine().getOut().flush();
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec, "set by picocli").commandLine();
  }
}
