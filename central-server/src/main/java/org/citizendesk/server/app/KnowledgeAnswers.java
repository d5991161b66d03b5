// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.knowledge.Answers;
import org.citizendesk.server.knowledge.Answers.Answer;
import org.citizendesk.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;

/** Lists which sections answered which searches. */
@Command(
    name = "knowledge-answers",
    description = {
      "Lists which sections of articles were quoted or read after which searches. With --lines it is"
          + " what the knowledge owner learns the order of hits from: knowledge learn --judged FILE.",
      "Numbers and addresses that could be somebody's are left out on the desktop already, and nobody"
          + " is named. Works while the server runs."
    },
    mixinStandardHelpOptions = true)
final class KnowledgeAnswers extends Listing implements Callable<Integer> {
  private static final Shape<Answer> SHAPE =
      new Shape<>(
          List.of("query", "language", "program", "place", "relevant", "use", "n"),
          answer ->
              List.of(
                  answer.query(),
                  answer.language(),
                  answer.program(),
                  answer.place(),
                  String.join(" ", answer.relevant()),
                  answer.use(),
                  answer.n()),
          KnowledgeAnswers::words,
          "No search was answered yet.",
          "Shown");

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Only searches from this day on, as 2026-01-31. Default: all.")
  private @Nullable LocalDate since;

  @Override
  public Integer call() {
    Instant first = since == null ? Instant.EPOCH : since.atStartOfDay(ZoneOffset.UTC).toInstant();
    try (Store store = join()) {
      return list(store.read(handle -> Answers.find(handle, first)), SHAPE);
    }
  }

  private static String words(Answer answer) {
    String where =
        (answer.program().isEmpty() ? "" : ", " + answer.program())
            + (answer.place().isEmpty() ? "" : ", " + answer.place());
    return printable(
        "%s  [%s%s]  %s %d times: %s"
            .formatted(
                answer.query(),
                answer.language(),
                where,
                switch (answer.use()) {
                  case QUOTED -> "quoted";
                  case READ -> "read";
                },
                answer.n(),
                String.join(" ", answer.relevant())));
  }
}
