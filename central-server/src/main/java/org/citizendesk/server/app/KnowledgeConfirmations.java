// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.knowledge.Confirmations;
import org.citizendesk.server.knowledge.Confirmations.Confirmation;
import org.citizendesk.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import java.util.List;
import java.util.concurrent.Callable;

/** Lists who has read which version of which article. Works while the server runs. */
@Command(
    name = "knowledge-confirmations",
    description = {
      "Lists who said that they have read which version of which article, and when.",
      "The time is that of the reader's desktop; who read without a link is listed when it is back."
    },
    mixinStandardHelpOptions = true)
final class KnowledgeConfirmations extends Listing implements Callable<Integer> {
  private static final Shape<Confirmation> SHAPE =
      new Shape<>(
          List.of("article", "language", "version", "agent", "title", "read_at", "received_at"),
          read ->
              List.of(
                  read.article(),
                  read.language(),
                  read.version(),
                  read.agent(),
                  read.title(),
                  read.readAt(),
                  read.receivedAt()),
          KnowledgeConfirmations::words,
          "Nothing is confirmed.",
          "Confirmed in all");

  @Option(names = "--article", paramLabel = "ID", description = "Only this article.")
  private String article = "";

  @Option(names = "--user", paramLabel = "NAME", description = "Only what this user has read.")
  private String user = "";

  @Override
  public Integer call() {
    try (Store store = join()) {
      return list(store.read(handle -> Confirmations.find(handle, article, user)), SHAPE);
    }
  }

  private static String words(Confirmation read) {
    return printable(
        "%s  %s.%s version %d  %s  %s"
            .formatted(
                read.readAt(),
                read.article(),
                read.language(),
                read.version(),
                read.agent(),
                read.title()));
  }
}
