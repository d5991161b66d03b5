// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The room in a file that rows which are gone have left. */
final class FreeRoom {
  private static final long INCREMENTAL = 2;

  private FreeRoom() {}

  /** Makes a file one that can give its free room back; writes it anew if it is not. */
  static void allow(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (number(statement, "pragma auto_vacuum") != INCREMENTAL) {
        statement.execute("pragma auto_vacuum=incremental");
        statement.execute("vacuum");
      }
    }
  }

  /** Gives some pages back, and returns whether more are free that can go. */
  static boolean release(Connection connection, int pages) {
    try (Statement statement = connection.createStatement()) {
      if (number(statement, "pragma auto_vacuum") != INCREMENTAL) {
        return false;
      }
      // runs to its end; a query would stop at the first page
      statement.executeUpdate("pragma incremental_vacuum(" + pages + ")");
      return number(statement, "pragma freelist_count") > 0;
    } catch (SQLException e) {
      throw new StorageException("cannot give room back to the disk", e);
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
