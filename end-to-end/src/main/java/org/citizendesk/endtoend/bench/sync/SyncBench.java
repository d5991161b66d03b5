// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.endtoend.report.JsonReport;
import org.citizendesk.endtoend.report.OptionRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The command that measures desktops and server together. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description =
        "Measures desktops and server over real WebSockets, against the same without a store and"
            + " against NATS JetStream where nats-server is installed.")
public final class SyncBench implements Callable<Integer> {
  private static final int BATCH = 10;
  private static final int LARGEST_POWER = 7;

  @Option(
      names = "--desktops",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many work at once, 20 to 5000 (default: ${DEFAULT-VALUE}).")
  private int desktops;

  @Option(
      names = "--idle",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many only listen, 20 to 10000 (default: ${DEFAULT-VALUE}).")
  private int idle;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "6",
      description = "Length of each measured window, 1 to 600 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "6",
      description =
          "Seconds before each window, in which the server's code is compiled (default:"
              + " ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How often what is compared is measured, in turns; the median counts (default:"
              + " ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--behind",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "How many events a desktop catches up, 10000 to 1000000 (default: ${DEFAULT-VALUE}).")
  private int behind;

  @Option(
      names = "--growth",
      paramLabel = "P",
      defaultValue = "6",
      description =
          "Up to which power of ten the log grows, 4 to 7; 7 takes some ten minutes and 10 GB"
              + " (default: ${DEFAULT-VALUE}).")
  private int growth;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report to a file.")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
    OptionRange.check(line, "--desktops", desktops, 20, 5000);
    OptionRange.check(line, "--idle", idle, 20, 10_000);
    OptionRange.check(line, "--seconds", seconds, 1, 600);
    OptionRange.check(line, "--warm-up", warmUp, 0, 600);
    OptionRange.check(line, "--rounds", rounds, 1, 20);
    OptionRange.check(line, "--behind", behind, 10_000, 1_000_000);
    OptionRange.check(line, "--growth", growth, 4, LARGEST_POWER);
    SyncReport report = measure();
    JsonReport.write(report, out(), json);
    return ExitCode.OK;
  }

  private SyncReport measure() throws IOException {
    Rates rates = new Rates(desktops, window());
    Optional<Path> nats = NatsServer.find();
    if (nats.isEmpty()) {
      say("JetStream is left out: nats-server is missing (apt-get install nats-server)");
    }
    List<Rates.Rate> transport = new ArrayList<>();
    List<Rates.Rate> whole = new ArrayList<>();
    List<Rates.Rate> batched = new ArrayList<>();
    List<Rates.Rate> jetStream = new ArrayList<>();
    for (int i = 1; i <= rounds; i++) {
      say("round " + i + " of " + rounds);
      transport.add(said("without a store", rates.ours(LoadServer.Kind.TRANSPORT, 1)));
      whole.add(said("whole server", rates.ours(LoadServer.Kind.WHOLE, 1)));
      if (nats.isPresent()) {
        jetStream.add(said("JetStream", rates.jetStream(nats.get())));
      }
      batched.add(
          said("whole server, " + BATCH + " a push", rates.ours(LoadServer.Kind.WHOLE, BATCH)));
    }
    double acked = perSecond(whole);
    Double rival = nats.isPresent() ? (Double) perSecond(jetStream) : null;
    say("from one agent's write to another's screen");
    SyncReport.Latency latency = new Latencies(desktops, window()).measure();
    say(idle + " desktops that only listen");
    IdleDesks.Cost cost = IdleDesks.measure(idle);
    say("a desktop that is " + behind + " events behind");
    CatchUpBench.Result catchUp = CatchUpBench.measure(behind);
    say("a growing log");
    List<SyncReport.Growth> curve = GrowingLog.measure(Math.round(Math.pow(10, growth)));
    return new SyncReport(
        acked,
        perSecond(transport),
        rival,
        acked / perSecond(transport),
        rival == null ? null : (Double) (acked / rival),
        micros(whole),
        micros(transport),
        rival == null ? null : (Double) micros(jetStream),
        micros(batched),
        latency,
        catchUp.catchUpRatio(),
        catchUp.snapshotRatio(),
        catchUp.more(),
        cost.bytesPerConnection(),
        idle,
        cost.reconnectSeconds(),
        curve);
  }

  private Window window() {
    return new Window(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
  }

  private Rates.Rate said(String what, Rates.Rate rate) {
    say(
        String.format(
            Locale.ROOT,
            "  %-28s %8.0f events/s, server %6.1f us an event",
            what,
            rate.perSecond(),
            rate.serverMicros()));
    return rate;
  }

  private static double perSecond(List<Rates.Rate> rates) {
    return median(rates.stream().map(Rates.Rate::perSecond).toList());
  }

  private static double micros(List<Rates.Rate> rates) {
    return median(rates.stream().map(Rates.Rate::serverMicros).toList());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private void say(String line) {
    PrintWriter out = out();
    out.println(line);
    out.flush();
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
  }
}
