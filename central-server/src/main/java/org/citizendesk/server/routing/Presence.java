// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which agents have a desktop connected, at this node or at another. Each node writes down every
 * few seconds whom it sees, so that nobody is taken for present whose node has died, and the grace
 * of a lost link goes on over a restart.
 *
 * <p>Thread-safe.
 */
final class Presence {
  private static final Duration RENEW = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofSeconds(15);

  /** A link that is back so soon was never away. */
  private static final Duration BLINK = Duration.ofSeconds(5);

  private static final String SEEN =
      """
      insert into agent_link (agent, seen_at, linked) values (?, ?, ?)
      on conflict (agent) do update set seen_at = excluded.seen_at, linked = excluded.linked
      where agent_link.seen_at <= excluded.seen_at
      """;

  private static final String EXPECT =
      """
      insert into agent_link (agent, seen_at, linked)
        select agent, ?, 0 from agent_state where state <> ?
      on conflict (agent) do update set seen_at = excluded.seen_at
      """;

  private static final String ALL =
      """
      select l.agent, l.seen_at, l.linked, s.state, s.link
      from agent_link l left join agent_state s on s.agent = l.agent
      """;

  private final Duration grace;
  private final Set<String> here = new HashSet<>();
  private final Map<String, Instant> left = new HashMap<>();
  private boolean changed;
  private Instant renewedAt = Instant.EPOCH;

  /**
   * @param grace how long a lost link leaves an agent's work where it is
   */
  Presence(Duration grace) {
    this.grace = grace;
  }

  /** After a start the desktops have the usual grace to come back. */
  static void expectAll(Handle handle, Instant now) {
    handle.execute(EXPECT, now.toEpochMilli(), AgentFact.State.SIGNED_OUT.name());
  }

  /** Nobody waits for these any longer. */
  static void forget(Handle handle, Set<String> agents) {
    agents.forEach(agent -> handle.execute("delete from agent_link where agent = ?", agent));
  }

  synchronized void arrived(String agent) {
    here.add(agent);
    left.remove(agent);
    changed = true;
  }

  synchronized void left(String agent, Instant now) {
    here.remove(agent);
    left.put(agent, now);
    changed = true;
  }

  /** Returns whether it is time to write down who is here. */
  synchronized boolean isDue(Instant now) {
    return changed || (!here.isEmpty() && !renewedAt.plus(RENEW).isAfter(now));
  }

  /** Writes down who is here, and reads who is elsewhere. */
  Seen see(LogTx tx, Instant now) {
    List<Row> news = news(now);
    write(tx.handle(), news);
    tx.afterCommit(() -> written(news, now));
    return read(tx.handle(), now);
  }

  private synchronized List<Row> news(Instant now) {
    List<Row> news = new java.util.ArrayList<>();
    left.forEach((agent, at) -> news.add(new Row(agent, at, false)));
    if (isDue(now)) {
      here.forEach(agent -> news.add(new Row(agent, now, true)));
    }
    changed = false;
    return news;
  }

  private synchronized void written(List<Row> written, Instant now) {
    for (Row row : written) {
      left.remove(row.agent, row.seenAt);
      renewedAt = row.linked ? now : renewedAt;
    }
  }

  private static void write(Handle handle, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(SEEN)) {
      for (Row row : rows) {
        batch
            .bind(0, row.agent)
            .bind(1, row.seenAt.toEpochMilli())
            .bind(2, row.linked ? 1 : 0)
            .add();
      }
      batch.execute();
    }
  }

  private Seen read(Handle handle, Instant now) {
    Set<String> present;
    synchronized (this) {
      present = new HashSet<>(here);
    }
    Set<String> lost = new HashSet<>();
    Map<String, AgentFact.Link> changed = new HashMap<>();
    Optional<Instant> due = Optional.empty();
    for (Known known : handle.createQuery(ALL).map((row, context) -> known(row)).list()) {
      Row row = known.row;
      boolean isHere = present.contains(row.agent);
      Instant away = row.seenAt.plus(row.linked ? FRESH : BLINK);
      Instant end = row.seenAt.plus(grace);
      if (!isHere && row.linked && row.seenAt.plus(FRESH).isAfter(now)) {
        present.add(row.agent);
      }
      if (!isHere && !end.isAfter(now)) {
        lost.add(row.agent);
      } else if (!isHere) {
        due = earliest(due, away.isAfter(now) && away.isBefore(end) ? away : end);
      }
      known
          .changed(present.contains(row.agent), away.isAfter(now), lost.contains(row.agent))
          .ifPresent(link -> changed.put(row.agent, link));
    }
    return new Seen(present, lost, due, changed);
  }

  private static Known known(ResultSet row) throws SQLException {
    String link = row.getString("link");
    return new Known(
        new Row(
            row.getString("agent"),
            Instant.ofEpochMilli(row.getLong("seen_at")),
            row.getLong("linked") == 1),
        AgentFact.State.SIGNED_OUT.name().equals(row.getString("state")),
        link == null ? null : AgentFact.Link.valueOf(link));
  }

  private static Optional<Instant> earliest(Optional<Instant> one, Instant other) {
    return one.filter(earlier -> earlier.isBefore(other)).or(() -> Optional.of(other));
  }

  /**
   * What is known of desktops.
   *
   * @param linked agents whose desktop is connected
   * @param lost agents whose link has been lost for longer than the grace
   * @param due when the next of them is lost, if nothing is heard of anybody
   * @param changed links that are otherwise than the ledger says
   */
  record Seen(
      Set<String> linked,
      Set<String> lost,
      Optional<Instant> due,
      Map<String, AgentFact.Link> changed) {}

  /**
   * A row, and what the ledger says of its agent.
   *
   * @param link null of somebody who is in no ledger
   */
  private record Known(Row row, boolean signedOut, AgentFact.@Nullable Link link) {
    Optional<AgentFact.Link> changed(boolean present, boolean blinks, boolean lost) {
      AgentFact.Link before = link;
      if (before == null) {
        return Optional.empty();
      }
      AgentFact.Link now = present ? AgentFact.Link.CONNECTED : gone(before, blinks, lost);
      return now == before ? Optional.empty() : Optional.of(now);
    }

    private AgentFact.Link gone(AgentFact.Link before, boolean blinks, boolean lost) {
      if (signedOut) {
        return before == AgentFact.Link.FAILED ? before : AgentFact.Link.DISCONNECTED;
      }
      if (lost) {
        return AgentFact.Link.FAILED;
      }
      return blinks ? before : AgentFact.Link.CONNECTING;
    }
  }

  private record Row(String agent, Instant seenAt, boolean linked) {}
}
