// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.supervision;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.server.routing.AgentRows;
import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Reads the board. */
final class BoardQuery {
  // An offered contact is still waiting: no agent has it.
  private static final String QUEUES =
      """
      select queue, channel,
        count(case when state in ('WAITING', 'OFFERED') then 1 end) waiting,
        min(case when state in ('WAITING', 'OFFERED') then queued_at end) oldest,
        count(case when state = 'IN_HAND' and aside = 0 then 1 end) in_hand,
        count(case when state = 'IN_HAND' and aside = 1 then 1 end) parked,
        count(case when state = 'CLOSED' then outcome end) wrapped_up
      from (
        select queue, channel, state, queued_at,
          case when parked = 1 and gone = 0 then 1 else 0 end aside, null outcome
        from contact where state <> 'CLOSED'
        union all
        select queue, channel, state, queued_at, 0, outcome from contact
        where state = 'CLOSED' and closed_at >= ?) c
      group by queue, channel
      order by queue, channel
      limit ?
      """;

  private static final String AGENTS =
      """
      select s.*, coalesce(a.display_name, s.agent) display_name,
        (select count(*) from contact c where c.agent = s.agent and c.state = 'IN_HAND') in_hand,
        (select count(*) from contact c where c.agent = s.agent and c.state = 'IN_HAND'
          and c.parked = 1 and c.gone = 0) parked
      from agent_state s left join account a on a.name = s.agent
      order by display_name, s.agent
      limit ?
      """;

  private final ServiceClocks clocks;

  BoardQuery(ServiceClocks clocks) {
    this.clocks = clocks;
  }

  ViewBody.Board read(Handle handle, Clock clock) {
    Instant now = clock.instant();
    Instant midnight = midnight(clock);
    return new ViewBody.Board(
        now, queues(handle, midnight, clocks.figures(handle, midnight, now)), agents(handle));
  }

  private static Instant midnight(Clock clock) {
    return LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
  }

  private static List<ViewBody.QueueRow> queues(
      Handle handle, Instant midnight, Map<ServiceClocks.Key, ViewBody.Service> service) {
    return handle
        .createQuery(QUEUES)
        .bind(0, midnight.toEpochMilli())
        .bind(1, ViewBody.MAX_ROWS)
        .map((row, context) -> queue(row, service))
        .list();
  }

  private static ViewBody.QueueRow queue(
      ResultSet row, Map<ServiceClocks.Key, ViewBody.Service> service) throws SQLException {
    long oldest = row.getLong("oldest");
    String queue = row.getString("queue");
    Channel channel = Channel.valueOf(row.getString("channel"));
    return new ViewBody.QueueRow(
        queue,
        channel,
        row.getInt("waiting"),
        oldest == 0 ? null : Instant.ofEpochMilli(oldest),
        row.getInt("in_hand"),
        row.getInt("parked"),
        row.getInt("wrapped_up"),
        service.get(new ServiceClocks.Key(queue, channel)));
  }

  private static List<ViewBody.AgentRow> agents(Handle handle) {
    return handle
        .createQuery(AGENTS)
        .bind(0, ViewBody.MAX_ROWS)
        .map(
            (row, context) ->
                new ViewBody.AgentRow(
                    row.getString("agent"),
                    row.getString("display_name"),
                    AgentFact.State.valueOf(row.getString("state")),
                    row.getString("reason"),
                    Instant.ofEpochMilli(row.getLong("since")),
                    row.getInt("in_hand") - row.getInt("parked"),
                    row.getInt("parked"),
                    AgentRows.board(row)))
        .list();
  }
}
