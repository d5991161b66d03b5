// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.knowledge;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Weekly;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.log.Overlooked;
import java.util.List;
import java.util.Set;

/**
 * Keeps what readers of articles do: which version they have read, what they miss, what they find
 * and what they flag; and tells what is the reader's own to the reader's other desktops. What a
 * server stored before it knew such facts is taken in afterwards.
 */
public final class ReadersFeature implements ServerFeature {
  private static final String KINDS = "knowledge.";

  /** Makes it. */
  public ReadersFeature() {}

  @Override
  public String name() {
    return "knowledge-readers";
  }

  @Override
  public LogRules rules() {
    return new LogRules(
        List.of(ReadersFeature::project),
        List.of(),
        List.of((handle, event, fact) -> topics(fact)));
  }

  @Override
  public Running start(Services services) {
    Overlooked overlooked = new Overlooked(services.log(), name(), KINDS, ReadersFeature::project);
    Weekly weekly =
        new Weekly(name(), services.timers(), services.clock(), overlooked::lookThrough);
    return weekly::close;
  }

  private static void project(LogTx tx, PlacedEvent event, Fact fact) {
    switch (fact) {
      case KnowledgeFact.Searched searched -> Gaps.add(tx.handle(), event, searched);
      case KnowledgeFact.Found found -> Answers.add(tx.handle(), event, found);
      case KnowledgeFact.Flagged flagged -> Flags.add(tx.handle(), event, flagged);
      case KnowledgeFact.FlagWithdrawn withdrawn ->
          Flags.withdraw(tx.handle(), withdrawn, event.event().occurredAt());
      case KnowledgeFact.ReadConfirmed read ->
          Confirmations.add(tx.handle(), read, event.event().occurredAt(), event.receivedAt());
      default -> {}
    }
  }

  private static Set<String> topics(Fact fact) {
    return switch (fact) {
      case KnowledgeFact.Flagged flagged -> Set.of(Topic.agent(flagged.agent()));
      case KnowledgeFact.FlagWithdrawn withdrawn -> Set.of(Topic.agent(withdrawn.agent()));
      case KnowledgeFact.ReadConfirmed read -> Set.of(Topic.agent(read.agent()));
      default -> Set.of();
    };
  }
}
