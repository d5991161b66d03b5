// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact.Cause;
import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.AgentFact.Device;
import org.citizendesk.protocol.fact.AgentFact.Link;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.routing.AgentLife;
import org.citizendesk.server.contact.Workload;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How what is known of agents lies in its table. */
public final class AgentRows {
  private static final String UPSERT =
      """
      insert into agent_state (agent, state, reason, cause, chosen_by, since, chosen, chosen_reason,
        next_state, next_reason, next_cause, next_by, missed, version, not_ready_for, link, missing)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (agent) do update set state = excluded.state, reason = excluded.reason,
        cause = excluded.cause, chosen_by = excluded.chosen_by, since = excluded.since,
        chosen = excluded.chosen, chosen_reason = excluded.chosen_reason,
        next_state = excluded.next_state, next_reason = excluded.next_reason,
        next_cause = excluded.next_cause, next_by = excluded.next_by, missed = excluded.missed,
        version = excluded.version, not_ready_for = excluded.not_ready_for, link = excluded.link,
        missing = excluded.missing
      """;

  private static final String AGENT =
      """
      select s.*, coalesce(w.calls, 0) calls, coalesce(w.chats, 0) chats,
        coalesce(w.mails, 0) mails, coalesce(w.offered, 0) offered,
        coalesce(w.alone, 0) alone, coalesce(w.wrap_ups, 0) wrap_ups,
        coalesce(w.held_until, 0) held_until
      from agent_state s left join workload w on w.agent = s.agent
      """;

  private static final String AWAY =
      """
       where s.state in ('SIGNED_OUT', 'NOT_READY', 'NOT_RESPONDING')
        and exists (select 1 from contact c where c.agent = s.agent and c.state = 'IN_HAND')
      """;

  private AgentRows() {}

  /** Returns all who have not signed out. */
  static List<Agent> present(Handle handle) {
    return handle
        .createQuery(AGENT + " where s.state <> 'SIGNED_OUT'")
        .map((row, context) -> agent(row))
        .list();
  }

  /** Returns those who have work in hand and are not there, or say that they are not. */
  static List<Agent> away(Handle handle) {
    return handle.createQuery(AGENT + AWAY).map((row, context) -> agent(row)).list();
  }

  static Optional<Agent> find(Handle handle, String agent) {
    return handle
        .createQuery(AGENT + " where s.agent = ?")
        .bind(0, agent)
        .map((row, context) -> agent(row))
        .findFirst();
  }

  static void put(Handle handle, String agent, AgentLife life, Instant since) {
    AgentLife.Shown shown = life.shown();
    AgentLife.Next next = life.next();
    Set<Channel> closed = EnumSet.allOf(Channel.class);
    closed.removeAll(life.tracks().ready());
    handle.execute(
        UPSERT,
        agent,
        shown.state().name(),
        shown.reason(),
        shown.cause().name(),
        shown.by(),
        since.toEpochMilli(),
        life.chosen().state().name(),
        life.chosen().reason(),
        next == null ? null : next.choice().state().name(),
        next == null ? null : next.choice().reason(),
        next == null ? null : next.cause().name(),
        next == null ? null : next.by(),
        life.missed() ? 1 : 0,
        life.version(),
        names(closed),
        life.tracks().link().name(),
        names(life.tracks().missing()));
  }

  private static Agent agent(ResultSet row) throws SQLException {
    return new Agent(
        row.getString("agent"),
        life(row),
        Instant.ofEpochMilli(row.getLong("since")),
        new Workload(
            row.getInt("calls"),
            row.getInt("chats"),
            row.getInt("mails"),
            row.getInt("offered"),
            row.getInt("wrap_ups") + (row.getLong("held_until") > 0 ? 1 : 0),
            row.getInt("alone")));
  }

  /**
   * Reads from a row of {@code agent_state} what the board shows beside the state.
   *
   * @throws SQLException if the row has not all columns of that table
   */
  public static ViewBody.Ledger board(ResultSet row) throws SQLException {
    AgentLife life = life(row);
    AgentLife.Next next = life.next();
    return new ViewBody.Ledger(
        next == null ? null : next.choice(),
        life.version(),
        life.tracks().ready().stream().sorted().toList(),
        life.tracks().link(),
        life.tracks().missing().stream().sorted().toList());
  }

  private static AgentLife life(ResultSet row) throws SQLException {
    Set<Channel> ready = EnumSet.allOf(Channel.class);
    ready.removeAll(named(row.getString("not_ready_for"), Channel.class));
    AgentLife.Shown shown =
        new AgentLife.Shown(
            State.valueOf(row.getString("state")),
            row.getString("reason"),
            Cause.valueOf(row.getString("cause")),
            row.getString("chosen_by"));
    return new AgentLife(
        shown,
        chosen(shown, row),
        next(row),
        row.getLong("missed") == 1,
        new AgentLife.Tracks(
            ready,
            Link.valueOf(row.getString("link")),
            named(row.getString("missing"), Device.class)),
        row.getLong("version"));
  }

  /**
   * A node of an older version writes only what is shown; where that is a choice, it is the one.
   */
  private static Choice chosen(AgentLife.Shown shown, ResultSet row) throws SQLException {
    return AgentLife.isChoice(shown.state())
        ? new Choice(shown.state(), shown.reason())
        : new Choice(State.valueOf(row.getString("chosen")), row.getString("chosen_reason"));
  }

  private static AgentLife.@Nullable Next next(ResultSet row) throws SQLException {
    String state = row.getString("next_state");
    return state == null
        ? null
        : new AgentLife.Next(
            new Choice(State.valueOf(state), row.getString("next_reason")),
            Cause.valueOf(row.getString("next_cause")),
            row.getString("next_by"));
  }

  private static String names(Collection<? extends Enum<?>> set) {
    return set.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
  }

  private static <E extends Enum<E>> Set<E> named(String names, Class<E> kind) {
    return Arrays.stream(names.split(" ", -1))
        .filter(name -> !name.isEmpty())
        .map(name -> Enum.valueOf(kind, name))
        .collect(Collectors.toSet());
  }
}
