// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.knowledge;

import org.citizendesk.protocol.fact.KnowledgeFact;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.List;

/** Who has read which version of which article; projected from the log. */
public final class Confirmations {
  private static final String ADD =
      """
      insert into read_confirmation
        (agent, article, language, version, title, read_at, received_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (agent, article, language, version) do nothing
      """;

  private static final String FIND =
      """
      select * from read_confirmation
      where (:article = '' or article = :article) and (:agent = '' or agent = :agent)
      order by article, language, version, agent
      """;

  private Confirmations() {}

  /**
   * Somebody has read a version; the first time counts.
   *
   * @param readAt by the clock of the reader's desktop
   * @param receivedAt by that of the server
   */
  public record Confirmation(
      String agent,
      String article,
      String language,
      long version,
      String title,
      Instant readAt,
      Instant receivedAt) {}

  static void add(
      Handle handle, KnowledgeFact.ReadConfirmed read, Instant readAt, Instant receivedAt) {
    handle.execute(
        ADD,
        read.agent(),
        read.article(),
        read.language(),
        read.version(),
        read.title(),
        readAt.toEpochMilli(),
        receivedAt.toEpochMilli());
  }

  /**
   * Finds confirmations, by article and version.
   *
   * @param article its id; empty for all
   * @param agent the reader; empty for all
   */
  public static List<Confirmation> find(Handle handle, String article, String agent) {
    return handle
        .createQuery(FIND)
        .bind("article", article)
        .bind("agent", agent)
        .map(
            (row, context) ->
                new Confirmation(
                    row.getString("agent"),
                    row.getString("article"),
                    row.getString("language"),
                    row.getLong("version"),
                    row.getString("title"),
                    Instant.ofEpochMilli(row.getLong("read_at")),
                    Instant.ofEpochMilli(row.getLong("received_at"))))
        .list();
  }
}
