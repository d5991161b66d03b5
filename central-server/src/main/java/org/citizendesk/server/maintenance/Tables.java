// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.maintenance;

import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tables of a store, which are the same in SQLite and in PostgreSQL. */
final class Tables {
  // What a database keeps about itself.
  private static final Set<String> OWN = Set.of("flyway_schema_history", "primary_timeline");

  private Tables() {}

  /** Returns the tables in the order of their names, in which parents come before children. */
  static List<Table> of(Handle handle) {
    try {
      List<Table> tables = new ArrayList<>();
      for (String name : names(handle)) {
        tables.add(new Table(name, columns(handle, name)));
      }
      tables.sort(Comparator.comparing(Table::name));
      return tables;
    } catch (SQLException e) {
      throw new IllegalStateException("the tables cannot be listed", e);
    }
  }

  private static List<String> names(Handle handle) throws SQLException {
    var connection = handle.getConnection();
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), null, new String[] {"TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (!OWN.contains(name) && !name.startsWith("sqlite_")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static List<String> columns(Handle handle, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (var statement = handle.getConnection().createStatement();
        ResultSet none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
      ResultSetMetaData meta = none.getMetaData();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        columns.add(meta.getColumnName(i).toLowerCase(Locale.ROOT));
      }
    }
    columns.sort(Comparator.naturalOrder());
    return columns;
  }

  /**
   * A table.
   *
   * @param columns in the order of their names
   */
  record Table(String name, List<String> columns) {
    String list() {
      return String.join(", ", columns);
    }
  }
}
