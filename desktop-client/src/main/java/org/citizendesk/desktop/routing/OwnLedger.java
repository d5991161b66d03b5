// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing;

import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.routing.AgentLife;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the ledger of this desktop's agent from the local store. */
final class OwnLedger {
  private static final List<String> KINDS =
      List.of("agent.state-changed", "agent.next-chosen", "agent.channel-changed");

  /** Of each kind so many decide how things stand: one for each channel, and more for safety. */
  private static final int LOOK_BACK = 50;

  private final CitizenId self;

  OwnLedger(String agent) {
    this.self = CitizenId.ofAgent(agent);
  }

  /** Returns about whom the facts are. */
  CitizenId self() {
    return self;
  }

  /** Returns where the agent stands; empty if nothing is known. */
  Optional<Entry> read(Handle handle) {
    List<StoredEvent> events =
        KINDS.stream()
            .flatMap(kind -> Events.newest(handle, self, kind, LOOK_BACK).stream())
            .sorted(Comparator.comparing(OwnLedger::place))
            .toList();
    AgentLife life = AgentLife.BEGINNING;
    Instant since = Instant.EPOCH;
    for (StoredEvent event : events) {
      if (event.fact() instanceof AgentFact fact) {
        AgentLife after = life.after(fact);
        boolean lasts =
            after.shown().state() == life.shown().state()
                && after.shown().reason().equals(life.shown().reason());
        since = lasts && since.isAfter(Instant.EPOCH) ? since : event.at();
        life = after;
      }
    }
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(life, since, place(events.getLast())));
  }

  private static long place(StoredEvent event) {
    return Objects.requireNonNullElse(event.citizenSeq(), 0L);
  }

  /**
   * Where the agent stands.
   *
   * @param since when what is shown began
   * @param newest the place of the last fact
   */
  record Entry(AgentLife life, Instant since, long newest) {
    AgentStatus status() {
      AgentLife.Shown shown = life.shown();
      AgentLife.Next next = life.next();
      return new AgentStatus(
          shown.state(),
          shown.reason(),
          since,
          true,
          next == null ? null : next.choice(),
          life.tracks().ready(),
          setBy(shown, next));
    }

    private static @Nullable String setBy(AgentLife.Shown shown, AgentLife.@Nullable Next next) {
      return next != null && next.by() != null ? next.by() : shown.by();
    }
  }
}
