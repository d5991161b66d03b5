// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.store.Columns;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What an administrator decided about a refused event.
 *
 * @param by who it was, by the name on the server's computer
 * @param reason in the administrator's words; may be empty for what was accepted
 * @param done whether it is carried out
 * @param failure why it could not be carried out, in which case it is open again; null if it was
 *     not tried or it could
 */
public record Settlement(
    Decision decision,
    String by,
    String reason,
    Instant at,
    boolean done,
    @Nullable String failure) {
  /** What can be decided. */
  public enum Decision {
    /** It goes into the log after all. */
    ACCEPT,
    /** It stays out of the log. */
    DROP
  }

  /** Reads it from a row that may have none. */
  static @Nullable Settlement read(ResultSet row) throws SQLException {
    String decision = row.getString("decision");
    return decision == null
        ? null
        : new Settlement(
            Decision.valueOf(decision),
            row.getString("decided_by"),
            row.getString("reason"),
            Instant.ofEpochMilli(row.getLong("decided_at")),
            Columns.longOrNull(row, "done_at") != null,
            row.getString("failure"));
  }
}
