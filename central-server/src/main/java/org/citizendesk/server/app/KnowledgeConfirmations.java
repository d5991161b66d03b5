// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.knowledge.Confirmations;
import org.citizendesk.server.knowledge.Confirmations.Confirmation;
import org.citizendesk.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
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
final class KnowledgeConfirmations extends StoreCommands.Common implements Callable<Integer> {
  @Option(names = "--article", paramLabel = "ID", description = "Only this article.")
  private String article = "";

  @Option(names = "--user", paramLabel = "NAME", description = "Only what this user has read.")
  private String user = "";

  @Option(names = "--json", description = "Writes one JSON array.")
  private boolean json;

  @Override
  public Integer call() {
    List<Confirmation> found;
    try (Store store = join()) {
      found = store.read(handle -> Confirmations.find(handle, article, user));
    }
    if (json) {
      return say(JsonMapper.shared().writeValueAsString(found));
    }
    for (Confirmation read : found) {
      say(
          "%s  %s.%s version %d  %s  %s"
              .formatted(
                  read.readAt(),
                  read.article(),
                  read.language(),
                  read.version(),
                  read.agent(),
                  read.title()));
    }
    return say(
        found.isEmpty() ? "Nothing is confirmed." : "Confirmed in all: " + found.size() + ".");
  }
}
