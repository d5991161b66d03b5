// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reading lists and drafts are on this computer alone: of a damaged store all that can be read is
 * kept.
 */
final class OwnRows {
  private static final Logger LOG = LoggerFactory.getLogger(OwnRows.class);
  private static final List<Table> TABLES =
      List.of(
          new Table("reading_list", List.of("id"), List.of("body", "at")),
          new Table("draft", List.of("citizen", "contact", "kind"), List.of("body", "at")));

  private final Map<Table, Map<String, List<Object>>> rows = new LinkedHashMap<>();

  private record Table(String name, List<String> key, List<String> rest) {
    String columns() {
      return String.join(", ", key) + ", " + String.join(", ", rest);
    }

    /** Reads from both ends, so that a damaged page costs no more than what lies on it. */
    String query(String order) {
      String by = key.stream().map(name -> name + order).collect(Collectors.joining(", "));
      return "select " + hexed() + ", " + columns() + " from " + name + " order by " + by;
    }

    private String hexed() {
      return key.stream()
          .map(name -> "hex(" + name + ")")
          .collect(Collectors.joining(" || ' ' || "));
    }

    String insert() {
      String places = String.join(", ", Collections.nCopies(key.size() + rest.size(), "?"));
      return "insert into " + name + " (" + columns() + ") values (" + places + ")";
    }
  }

  void read(Connection connection) {
    for (Table table : TABLES) {
      for (String order : List.of(" asc", " desc")) {
        read(connection, table, order);
      }
    }
  }

  private void read(Connection connection, Table table, String order) {
    Map<String, List<Object>> found = rows.computeIfAbsent(table, it -> new LinkedHashMap<>());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(table.query(order))) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 2; i <= columns; i++) {
          values.add(row.getObject(i));
        }
        found.put(row.getString(1), values);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("{} cannot be read on: {}", table.name(), e.getMessage());
    }
  }

  void restore(Handle handle) {
    rows.forEach(
        (table, found) ->
            found.values().forEach(row -> handle.execute(table.insert(), row.toArray())));
  }
}
