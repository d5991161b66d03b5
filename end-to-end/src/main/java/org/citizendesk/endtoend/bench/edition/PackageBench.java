// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.edition;

import org.citizendesk.desktop.knowledge.KnowledgeFolders;
import org.citizendesk.endtoend.bench.edition.ColdStart.Way;
import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.endtoend.report.JsonReport;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;

/** The command that measures how fast packages are made and opened, and how large they are. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    description =
        "Packs articles, opens the package in programs that have just started, changes one"
            + " article, and prints times and sizes.")
public final class PackageBench implements Callable<Integer> {
  private static final int MOST_PROGRAMS = 100;

  @Option(
      names = "--articles",
      paramLabel = "DIR",
      description = "The articles to pack (default: those that come with the program).")
  private @Nullable Path articles;

  @Option(
      names = "--search",
      paramLabel = "WORDS",
      defaultValue = "food stamps",
      description = "What is searched first, and found (default: ${DEFAULT-VALUE}).")
  private String question = "";

  @Option(
      names = "--programs",
      paramLabel = "N",
      defaultValue = "7",
      description =
          "How many programs are started to open the package in one way, 1 to 100 (default:"
              + " ${DEFAULT-VALUE}).")
  private int programs;

  @Option(
      names = "--no-cache",
      description = "Leave out the programs with a start-up cache, which takes long to make.")
  private boolean withoutCache;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report to a file.")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  private final List<PackageReport.Opening> openings = new ArrayList<>();

  /** Starts one program and returns what it said. */
  @FunctionalInterface
  private interface Starting {
    Map<String, Long> run() throws IOException;
  }

  @Override
  public Integer call() throws Exception {
    if (programs < 1 || programs > MOST_PROGRAMS) {
      say("--programs must be from 1 to " + MOST_PROGRAMS);
      return ExitCode.USAGE;
    }
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-package")) {
      JsonReport.write(measure(folder.path()), json);
      return ExitCode.OK;
    } catch (KnowledgeException e) {
      say(String.valueOf(e.getMessage()));
      return ExitCode.USAGE;
    }
  }

  private PackageReport measure(Path folder) throws Exception {
    Map<String, byte[]> files =
        articles == null ? KnowledgeBase.bundledFiles() : LibraryReading.files(articles);
    MadePackages made = new MadePackages(files, folder);
    List<Article> all = made.library().articles();
    int passages = all.stream().mapToInt(article -> article.sections().size()).sum();
    say("%d articles with %d passages".formatted(all.size(), passages));
    double rate = passages / made.indexingCpuSeconds();
    say("%.0f passages indexed in a second of the processor".formatted(rate));
    made.pack();
    KnowledgeFolders desk = KnowledgeFolders.in(folder.resolve("desk"));
    made.install(desk.editions());
    long index = made.indexBytes(desk.editions());
    say("package %d KB, index on the disk %d KB".formatted(made.bytes() >> 10, index >> 10));
    FreshPrograms fresh = new FreshPrograms(folder, question);
    long heap = open("alone", ColdStart.HEAP, () -> fresh.run(Way.ALONE));
    long model = open("desktop", ColdStart.MODEL, () -> fresh.run(Way.DESKTOP));
    if (!withoutCache) {
      open("alone, start-up cache", ColdStart.HITS, () -> fresh.runCached(Way.ALONE));
      open("desktop, start-up cache", ColdStart.HITS, () -> fresh.runCached(Way.DESKTOP));
    }
    double changesMs = made.followChange(desk.editions());
    say("one article changed: %d bytes, in use in %.0f ms".formatted(made.changes(), changesMs));
    say("open base %.1f MB of heap, model loaded in %.0f ms".formatted(heap / 1e6, model / 1e6));
    return new PackageReport(
        all.size(),
        passages,
        rate,
        made.bytes(),
        index,
        made.changes(),
        changesMs,
        heap,
        model / 1e6,
        List.copyOf(openings));
  }

  /** Returns the median of what the programs said after a word. */
  private long open(String name, String word, Starting starting) throws IOException {
    List<Map<String, Long>> said = new ArrayList<>();
    for (int i = 0; i < programs; i++) {
      said.add(starting.run());
    }
    PackageReport.Opening opening =
        new PackageReport.Opening(
            name,
            programs,
            median(said, it -> number(it, ColdStart.ANSWERED)) / 1e6,
            said.stream().mapToLong(it -> number(it, ColdStart.ANSWERED)).max().orElseThrow() / 1e6,
            median(said, it -> number(it, ColdStart.PROCESSOR)) / 1e6);
    openings.add(opening);
    say(
        "%-24s first answer after %5.0f ms (median), %5.0f ms (most); processor %5.0f ms"
            .formatted(name, opening.p50Ms(), opening.mostMs(), opening.p50CpuMs()));
    return median(said, it -> number(it, word));
  }

  private static long number(Map<String, Long> said, String word) {
    return Objects.requireNonNull(said.get(word), word);
  }

  private static long median(
      List<Map<String, Long>> said, ToLongFunction<Map<String, Long>> number) {
    long[] sorted = said.stream().mapToLong(number).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private void say(String line) {
    var out = Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
