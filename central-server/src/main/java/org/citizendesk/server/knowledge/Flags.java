// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.knowledge;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What readers say is wrong with articles; projected from the log. */
public final class Flags {
  private static final String ADD =
      """
      insert into knowledge_flag
        (event_id, at, agent, article, language, version, title, section, reason, text)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (event_id) do nothing
      """;

  private static final String FIND =
      """
      select * from knowledge_flag
      where (:article = '' or article = :article) and (:all = 1 or withdrawn_at is null)
      order by article, language, version, at
      """;

  private Flags() {}

  /**
   * A flag on an article.
   *
   * @param at by the clock of the reader's desktop
   * @param version the version that was read
   * @param section the anchor; empty for the whole article
   * @param withdrawnAt null unless the reader took it back
   */
  public record Flag(
      EventId id,
      Instant at,
      String agent,
      String article,
      String language,
      long version,
      String title,
      String section,
      KnowledgeFact.Reason reason,
      String text,
      @Nullable Instant withdrawnAt) {}

  static void add(Handle handle, PlacedEvent event, KnowledgeFact.Flagged flag) {
    handle.execute(
        ADD,
        Columns.bytes(event.event().id().value()),
        event.event().occurredAt().toEpochMilli(),
        flag.agent(),
        flag.article(),
        flag.language(),
        flag.version(),
        flag.title(),
        flag.section(),
        flag.reason().name(),
        flag.text());
  }

  /** Only who has set a flag takes it back. */
  static void withdraw(Handle handle, KnowledgeFact.FlagWithdrawn withdrawn, Instant at) {
    handle.execute(
        "update knowledge_flag set withdrawn_at = ? where event_id = ? and agent = ?",
        at.toEpochMilli(),
        Columns.bytes(withdrawn.flag().value()),
        withdrawn.agent());
  }

  /**
   * Finds flags, by article and version, the oldest first.
   *
   * @param article its id; empty for all
   * @param withdrawn also those that were taken back
   */
  public static List<Flag> find(Handle handle, String article, boolean withdrawn) {
    return handle
        .createQuery(FIND)
        .bind("article", article)
        .bind("all", withdrawn ? 1 : 0)
        .map((row, context) -> flag(row))
        .list();
  }

  private static Flag flag(ResultSet row) throws SQLException {
    Long withdrawn = Columns.longOrNull(row, "withdrawn_at");
    return new Flag(
        new EventId(Columns.uuid(row.getBytes("event_id"))),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("agent"),
        row.getString("article"),
        row.getString("language"),
        row.getLong("version"),
        row.getString("title"),
        row.getString("section"),
        KnowledgeFact.Reason.valueOf(row.getString("reason")),
        row.getString("text"),
        withdrawn == null ? null : Instant.ofEpochMilli(withdrawn));
  }
}
