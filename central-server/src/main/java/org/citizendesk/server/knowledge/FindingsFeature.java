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

/** Keeps what readers miss in articles, and tells flags to the reader's other desktops. */
public final class FindingsFeature implements ServerFeature {
  /** Makes it. */
  public FindingsFeature() {}

  @Override
  public String name() {
    return "knowledge-findings";
  }

  @Override
  public LogRules rules() {
    return new LogRules(
        List.of(FindingsFeature::project),
        List.of(),
        List.of((handle, event, fact) -> topics(fact)));
  }

  @Override
  public Running start(Services services) {
    return Running.IDLE;
  }

  private static void project(LogTx tx, PlacedEvent event, Fact fact) {
    switch (fact) {
      case KnowledgeFact.Searched searched -> Gaps.add(tx.handle(), event, searched);
      case KnowledgeFact.Flagged flagged -> Flags.add(tx.handle(), event, flagged);
      case KnowledgeFact.FlagWithdrawn withdrawn ->
          Flags.withdraw(tx.handle(), withdrawn, event.event().occurredAt());
      default -> {}
    }
  }

  private static Set<String> topics(Fact fact) {
    return switch (fact) {
      case KnowledgeFact.Flagged flagged -> Set.of(Topic.agent(flagged.agent()));
      case KnowledgeFact.FlagWithdrawn withdrawn -> Set.of(Topic.agent(withdrawn.agent()));
      default -> Set.of();
    };
  }
}
