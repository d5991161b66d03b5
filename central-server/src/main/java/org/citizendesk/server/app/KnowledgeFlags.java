// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.fact.KnowledgeFact.Reason;
import org.citizendesk.server.knowledge.Flags;
import org.citizendesk.server.knowledge.Flags.Flag;
import org.citizendesk.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import java.util.List;
import java.util.concurrent.Callable;

/** Lists what readers say is wrong with articles. */
@Command(
    name = "knowledge-flags",
    description = {
      "Lists what readers say is wrong with articles: in which version and section, why, and who"
          + " says so.",
      "Works while the server runs. Who flagged without a link is listed when it is back."
    },
    mixinStandardHelpOptions = true)
final class KnowledgeFlags extends Listing implements Callable<Integer> {
  private static final Shape<Flag> SHAPE =
      new Shape<>(
          List.of(
              "article",
              "language",
              "version",
              "title",
              "section",
              "reason",
              "text",
              "agent",
              "at",
              "withdrawn_at"),
          flag ->
              List.of(
                  flag.article(),
                  flag.language(),
                  flag.version(),
                  flag.title(),
                  flag.section(),
                  flag.reason(),
                  flag.text(),
                  flag.agent(),
                  flag.at(),
                  flag.withdrawnAt() == null ? "" : flag.withdrawnAt()),
          KnowledgeFlags::words,
          "Nothing is flagged.",
          "Shown");

  @Option(names = "--article", paramLabel = "ID", description = "Only this article.")
  private String article = "";

  @Option(names = "--all", description = "Lists also those that were taken back.")
  private boolean all;

  @Override
  public Integer call() {
    try (Store store = join()) {
      return list(store.read(handle -> Flags.find(handle, article, all)), SHAPE);
    }
  }

  private static String words(Flag flag) {
    String where = flag.section().isEmpty() ? "" : " at " + flag.section();
    String head =
        "%s.%s version %d%s: %s, says %s at %s%s"
            .formatted(
                flag.article(),
                flag.language(),
                flag.version(),
                where,
                said(flag.reason()),
                flag.agent(),
                flag.at(),
                flag.withdrawnAt() == null ? "" : ", taken back at " + flag.withdrawnAt());
    return flag.text().isBlank()
        ? printable(head)
        : printable(head) + System.lineSeparator() + "    " + printable(flag.text());
  }

  private static String said(Reason reason) {
    return switch (reason) {
      case WRONG -> "wrong";
      case OUT_OF_DATE -> "out of date";
      case UNCLEAR -> "unclear";
      case INCOMPLETE -> "something is missing";
      case BROKEN_LINK -> "a link is broken";
      case OTHER -> "something else";
    };
  }
}
