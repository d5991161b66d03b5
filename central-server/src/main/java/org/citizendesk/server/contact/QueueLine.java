// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Who stands in a queue in which order, and who left it for an agent; for those who wait. */
public final class QueueLine {
  private static final String WAITING =
      """
      select id, queue, place_at, queued_at from contact
      where state = 'WAITING' and queue = ? and channel = ? order by place_at, id limit ?
      """;

  private static final String OFFERED =
      """
      select id, queue, place_at, queued_at from contact
      where state = 'OFFERED' and offered_until is not null and channel = ?
      """;

  private static final String GIVEN =
      """
      select queued_at, accepted_at from contact
      where queue = ? and channel = ? and accepted_at is not null and accepted_at > ?
      order by accepted_at desc limit ?
      """;

  private QueueLine() {}

  /**
   * Somebody who waits.
   *
   * @param placeAt orders those of a queue
   * @param queuedAt when she came
   */
  public record Waiting(ContactId id, String queue, Instant placeAt, Instant queuedAt) {}

  /** Somebody who waited between two moments and then was with an agent. */
  public record Given(Instant queuedAt, Instant acceptedAt) {}

  /** Returns the first of a queue that are offered to nobody, at most so many. */
  public static List<Waiting> waiting(Handle handle, String queue, Channel channel, int most) {
    return handle
        .createQuery(WAITING)
        .bind(0, queue)
        .bind(1, channel.name())
        .bind(2, most)
        .map((row, context) -> waiting(row))
        .list();
  }

  /** Returns those of all queues whom an agent is being asked to take. */
  public static List<Waiting> offered(Handle handle, Channel channel) {
    return handle
        .createQuery(OFFERED)
        .bind(0, channel.name())
        .map((row, context) -> waiting(row))
        .list();
  }

  /** Returns who went from a queue to an agent after a moment, the latest first. */
  public static List<Given> given(
      Handle handle, String queue, Channel channel, Instant after, int most) {
    return handle
        .createQuery(GIVEN)
        .bind(0, queue)
        .bind(1, channel.name())
        .bind(2, after.toEpochMilli())
        .bind(3, most)
        .map(
            (row, context) ->
                new Given(
                    Instant.ofEpochMilli(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2))))
        .list();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        new ContactId(Columns.uuid(row.getBytes("id"))),
        row.getString("queue"),
        Instant.ofEpochMilli(row.getLong("place_at")),
        Instant.ofEpochMilli(row.getLong("queued_at")));
  }
}
