// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.postgres;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Notices that another server became the primary: PostgreSQL counts a new timeline then. What the
 * old one had not passed on is not in the log any more, so the log gets a new name, and desktops
 * compare what they have with it.
 */
final class Timeline {
  private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

  private static final String NOW =
      "select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),"
          + " (select timeline from primary_timeline)";

  private static final String KEEP =
      """
      insert into primary_timeline (one, timeline) values (1, ?)
      on conflict (one) do update set timeline = excluded.timeline
      """;

  private Timeline() {}

  /**
   * Returns a new connection once the log has its right name: nothing may be read before, since it
   * would pass for the log that was.
   */
  static Connection checked(Connection connection) throws SQLException {
    try {
      check(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Compares with what was seen last; several nodes may do so at once. */
  private static void check(Connection connection) throws SQLException {
    if (Seen.by(connection).isSame()) {
      return;
    }
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("select id from part order by id for update");
      rename(connection, Seen.by(connection));
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void rename(Connection connection, Seen seen) throws SQLException {
    if (seen.isSame()) {
      return; // another node was faster
    }
    set(connection, KEEP, seen.present);
    if (seen.known != null) {
      LOG.warn(
          "the database is on timeline {} after {}: the log gets a new name",
          seen.present,
          seen.known);
      set(connection, "update meta set v = ? where k = 'log_epoch'", UUID.randomUUID().toString());
    }
  }

  private static void set(Connection connection, String update, String value) throws SQLException {
    try (var statement = connection.prepareStatement(update)) {
      statement.setString(1, value);
      statement.execute();
    }
  }

  /** The timeline as it is, and as it was when a node last looked; null before the first time. */
  private record Seen(String present, @Nullable String known) {
    static Seen by(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(NOW)) {
        row.next();
        return new Seen(row.getString(1), row.getString(2));
      }
    }

    boolean isSame() {
      return present.equals(known);
    }
  }
}
