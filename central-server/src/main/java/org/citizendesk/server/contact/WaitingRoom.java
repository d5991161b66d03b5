// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.fact.Channel;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who waits, asked in a way whose cost does not grow with how many they are. Each question is about
 * one queue and one channel, since agents differ in which of them they may take.
 */
public final class WaitingRoom {
  // Steps from one queue's first entry in the index to the next queue's.
  private static final String QUEUES =
      """
      with recursive step (queue) as (
        select min(queue) from contact where state = 'WAITING'
        union all
        select (select min(c.queue) from contact c
          where c.state = 'WAITING' and c.queue > step.queue)
        from step where step.queue is not null)
      select queue from step where queue is not null
      """;

  private static final String OPEN =
      """
      select * from contact
      where state = 'WAITING' and queue = ? and channel = ?
        and (prefer_until is null or prefer_until <= ?)
      """;

  private static final String IN_ORDER = " order by place_at, id limit ?";

  private WaitingRoom() {}

  /** Returns the queues in which anything waits. */
  public static List<String> queues(Handle handle) {
    return handle.createQuery(QUEUES).mapTo(String.class).list();
  }

  /** Returns the first contacts of a queue that are not kept for somebody, at most so many. */
  public static List<Contact> first(
      Handle handle, String queue, Channel channel, Instant now, int most) {
    return list(handle, OPEN + IN_ORDER, queue, channel, now, most);
  }

  /** Returns the first of those that agents without the queue's skills may have as well. */
  public static List<Contact> firstForAnySkill(
      Handle handle, String queue, Channel channel, Instant now, int most) {
    return list(handle, OPEN + " and any_skill = 1" + IN_ORDER, queue, channel, now, most);
  }

  private static List<Contact> list(
      Handle handle, String sql, String queue, Channel channel, Instant now, int most) {
    return handle
        .createQuery(sql)
        .bind(0, queue)
        .bind(1, channel.name())
        .bind(2, now.toEpochMilli())
        .bind(3, most)
        .map((row, context) -> ContactRows.contact(row))
        .list();
  }

  /** Returns the contacts that are kept for somebody, in their order, at most so many. */
  public static List<Contact> kept(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            "select * from contact where state = 'WAITING' and prefer_until > ?" + IN_ORDER)
        .bind(0, now.toEpochMilli())
        .bind(1, most)
        .map((row, context) -> ContactRows.contact(row))
        .list();
  }

  /** Returns the contacts for which a step of their queue is due. */
  public static List<Contact> due(Handle handle, Instant now) {
    return handle
        .createQuery(
            "select * from contact where state = 'WAITING' and step_at <= ? order by step_at, id")
        .bind(0, now.toEpochMilli())
        .map((row, context) -> ContactRows.contact(row))
        .list();
  }

  /** Returns when the next step is due, or the next contact is kept for nobody any more. */
  public static Optional<Instant> nextDue(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            select min(at) from (
              select min(step_at) at from contact where state = 'WAITING' and step_at is not null
              union all
              select min(prefer_until) from contact where state = 'WAITING' and prefer_until > ?) d
            """)
        .bind(0, now.toEpochMilli())
        .map((row, context) -> row.getLong(1))
        .findFirst()
        .filter(millis -> millis > 0)
        .map(Instant::ofEpochMilli);
  }
}
