// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.postgres;

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

  /** Compares with what was seen last; several nodes may do so at once. */
  static void check(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("select id from part order by id for update");
      compare(connection);
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void compare(Connection connection) throws SQLException {
    String present;
    String known;
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(NOW)) {
      row.next();
      present = row.getString(1);
      known = row.getString(2);
    }
    if (present.equals(known)) {
      return;
    }
    set(connection, KEEP, present);
    if (known != null) {
      LOG.warn("the database is on timeline {} after {}: the log gets a new name", present, known);
      set(connection, "update meta set v = ? where k = 'log_epoch'", UUID.randomUUID().toString());
    }
  }

  private static void set(Connection connection, String update, String value) throws SQLException {
    try (var statement = connection.prepareStatement(update)) {
      statement.setString(1, value);
      statement.execute();
    }
  }
}
