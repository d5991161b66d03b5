// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.contact.Workload;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every change of an agent's state is an event, about a citizen who stands for the agent, so that
 * one rule of order covers all.
 */
final class AgentLedger {
  private static final String UPSERT =
      """
      insert into agent_state (agent, state, reason, cause, since) values (?, ?, ?, ?, ?)
      on conflict (agent) do update set state = excluded.state, reason = excluded.reason,
        cause = excluded.cause, since = excluded.since
      """;

  private static final String AGENT =
      """
      select s.*, coalesce(w.calls, 0) calls, coalesce(w.chats, 0) chats,
        coalesce(w.mails, 0) mails, coalesce(w.offered, 0) offered
      from agent_state s left join workload w on w.agent = s.agent
      """;

  private AgentLedger() {}

  static LogRules rules() {
    return new LogRules(
        List.of(AgentLedger::project), List.of(), List.of((handle, event, fact) -> topics(fact)));
  }

  static Event.Subject about(String agent) {
    return new Event.Subject(CitizenId.ofAgent(agent), null);
  }

  /** Returns the agents who take part in the work. */
  static List<Agent> working(Handle handle) {
    return handle
        .createQuery(AGENT + " where s.state in ('READY', 'OFFERED', 'BUSY', 'WRAP_UP')")
        .map((row, context) -> agent(row))
        .list();
  }

  static Optional<Agent> find(Handle handle, String agent) {
    return handle
        .createQuery(AGENT + " where s.agent = ?")
        .bind(0, agent)
        .map((row, context) -> agent(row))
        .findFirst();
  }

  /** Writes a change down, if it is one. */
  static void change(
      LogTx tx, String agent, AgentFact.State state, String reason, AgentFact.Cause cause) {
    boolean same =
        find(tx.handle(), agent)
            .filter(now -> now.state() == state && now.reason().equals(reason))
            .isPresent();
    if (!same) {
      tx.append(about(agent), new AgentFact.StateChanged(agent, state, reason, cause));
    }
  }

  private static Agent agent(ResultSet row) throws SQLException {
    return new Agent(
        row.getString("agent"),
        AgentFact.State.valueOf(row.getString("state")),
        row.getString("reason"),
        Instant.ofEpochMilli(row.getLong("since")),
        new Workload(
            row.getInt("calls"), row.getInt("chats"), row.getInt("mails"), row.getInt("offered")));
  }

  private static void project(LogTx tx, PlacedEvent event, Fact fact) {
    if (fact instanceof AgentFact.StateChanged changed) {
      tx.handle()
          .execute(
              UPSERT,
              changed.agent(),
              changed.state().name(),
              changed.reason(),
              changed.cause().name(),
              event.receivedAt().toEpochMilli());
    }
  }

  private static Set<String> topics(Fact fact) {
    return fact instanceof AgentFact.StateChanged changed
        ? Set.of(Topic.agent(changed.agent()))
        : Set.of();
  }
}
