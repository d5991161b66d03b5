// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.knowledge.Gaps;
import org.citizendesk.server.knowledge.Gaps.Gap;
import org.citizendesk.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Lists what agents searched and did not find. */
@Command(
    name = "knowledge-gaps",
    description = {
      "Lists what was searched in the articles and not found, or only in other words, the most"
          + " frequent first; and what was searched and opened in the end.",
      "Numbers and addresses that could be somebody's are left out on the desktop already, and nobody"
          + " is named. Works while the server runs."
    },
    mixinStandardHelpOptions = true)
final class KnowledgeGaps extends Listing implements Callable<Integer> {
  private static final Duration USUAL = Duration.ofDays(90);

  private static final Shape<Gap> SHAPE =
      new Shape<>(
          List.of(
              "query",
              "language",
              "searches",
              "nothing_found",
              "reworded",
              "last",
              "programs",
              "next",
              "opened"),
          gap ->
              List.of(
                  gap.query(),
                  gap.language(),
                  gap.searches(),
                  gap.nothingFound(),
                  gap.reworded(),
                  gap.last(),
                  counted(gap.programs()),
                  counted(gap.next()),
                  counted(gap.opened())),
          KnowledgeGaps::words,
          "Nothing was searched in vain.",
          "Shown");

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Only searches from this day on, as 2026-01-31. Default: the last 90 days.")
  private @Nullable LocalDate since;

  @Option(
      names = "--program",
      paramLabel = "NAME",
      description = "Only searches in this program, such as snap.")
  private String program = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at the most. Default: ${DEFAULT-VALUE}.")
  private int limit = 100;

  @Override
  public Integer call() {
    LocalDate today = LocalDate.now(Environment.real().clock());
    LocalDate first = Objects.requireNonNullElse(since, today.minusDays(USUAL.toDays()));
    Gaps.Wanted wanted =
        new Gaps.Wanted(first.atStartOfDay(ZoneOffset.UTC).toInstant(), program, limit);
    try (Store store = join()) {
      return list(store.read(handle -> Gaps.find(handle, wanted)), SHAPE);
    }
  }

  private static String words(Gap gap) {
    String line =
        "%s  [%s]  searched %d, found nothing %d, put in other words %d, last %s"
            .formatted(
                printable(gap.query()),
                gap.language(),
                gap.searches(),
                gap.nothingFound(),
                gap.reworded(),
                gap.last());
    return line
        + detail("in", gap.programs())
        + detail("then searched", gap.next())
        + detail("in the end opened", gap.opened());
  }

  private static String detail(String what, Map<String, Long> counts) {
    return counts.isEmpty()
        ? ""
        : System.lineSeparator() + "    " + what + ": " + printable(counted(counts));
  }

  private static String counted(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(
            entry ->
                "%s (%d)"
                    .formatted(
                        entry.getKey().isEmpty() ? "all programs" : entry.getKey(),
                        entry.getValue()))
        .collect(Collectors.joining("; "));
  }
}
