// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.endtoend.report.JsonReport;
import org.citizendesk.endtoend.report.OptionRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/** The run with citizens and agents. */
@Command(
    name = "contacts",
    mixinStandardHelpOptions = true,
    description =
        "Citizens write and chat, agents take, answer and wrap up, while nodes and desktops are"
            + " killed; then the log is compared with what the citizens know. Exits with 1 if"
            + " anything was lost, answered twice or given to somebody who had no room, or if"
            + " nothing was answered, and keeps the files.")
public final class ContactsCommand implements Callable<Integer> {
  private static final int MOST_SECONDS = 7 * 24 * 3600;
  private static final int MOST_AGENTS = 100;
  private static final int MOST_PER_MINUTE = 6000;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "How long citizens come and things break (default: ${DEFAULT-VALUE}); then the rest is"
              + " worked off, for at most N/5 + 90 seconds.")
  private int seconds;

  @Option(
      names = "--agents",
      paramLabel = "A",
      defaultValue = "8",
      description =
          "How many agents work, four to a process, each with up to three contacts at once"
              + " (default: ${DEFAULT-VALUE}).")
  private int agents;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "60",
      description =
          "How many citizens come in a minute on average, half to the chat and half by mail"
              + " (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides who comes when and what breaks (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--small",
      description =
          "One node on SQLite and mail inside this program, which start quicker (default: two nodes"
              + " on PostgreSQL, and dovecot and postfix where they are installed).")
  private boolean small;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the verdict to a file.")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    CommandLine commandLine = Objects.requireNonNull(spec, "set by picocli").commandLine();
    OptionRange.check(commandLine, "--seconds", seconds, 1, MOST_SECONDS);
    OptionRange.check(commandLine, "--agents", agents, 1, MOST_AGENTS);
    OptionRange.check(commandLine, "--rate", rate, 1, MOST_PER_MINUTE);
    Path folder = Files.createTempDirectory("citizen-desk-contacts");
    PrintWriter out = commandLine.getOut();
    ContactsVerdict verdict = run(folder, out);
    JsonReport.write(verdict, out, json);
    if (!verdict.isGood()) {
      say(out, "something is wrong; the files of all programs are in " + folder);
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (verdict.findings().stillOpen() > 0) {
      say(out, "not everything was worked off; the files of all programs are in " + folder);
    } else {
      TemporaryFolder.of(folder).close();
    }
    return CommandLine.ExitCode.OK;
  }

  private ContactsVerdict run(Path folder, PrintWriter out) throws Exception {
    long begin = System.nanoTime();
    try {
      return new ContactsRun(
              new ContactsRun.Plan(seconds, agents, rate, seed, small),
              folder,
              line ->
                  say(
                      out,
                      "%4d s %s"
                          .formatted(
                              Duration.ofNanos(System.nanoTime() - begin).toSeconds(), line)))
          .run();
    } catch (RuntimeException e) {
      say(out, "the run broke off; the files of all programs are in " + folder);
      throw e;
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println("soak: " + line);
    out.flush();
  }
}
