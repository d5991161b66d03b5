// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.knowledge;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import java.util.List;
import java.util.Set;

/** Keeps who has read which version of which article, and tells it the reader's other desktops. */
public final class ConfirmationsFeature implements ServerFeature {
  @Override
  public String name() {
    return "knowledge-confirmations";
  }

  @Override
  public LogRules rules() {
    return new LogRules(
        List.of(ConfirmationsFeature::project),
        List.of(),
        List.of((handle, event, fact) -> topics(fact)));
  }

  @Override
  public Running start(Services services) {
    return Running.IDLE;
  }

  private static void project(LogTx tx, PlacedEvent event, Fact fact) {
    if (fact instanceof KnowledgeFact.ReadConfirmed read) {
      Confirmations.add(tx.handle(), read, event.event().occurredAt(), event.receivedAt());
    }
  }

  private static Set<String> topics(Fact fact) {
    return fact instanceof KnowledgeFact.ReadConfirmed read
        ? Set.of(Topic.agent(read.agent()))
        : Set.of();
  }
}
