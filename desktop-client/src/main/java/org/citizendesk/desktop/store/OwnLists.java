// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reading lists are on this computer alone: of a damaged store all that can be read is kept. */
final class OwnLists {
  private static final Logger LOG = LoggerFactory.getLogger(OwnLists.class);

  private final Map<UUID, Saved> lists = new LinkedHashMap<>();

  private record Saved(String body, long at) {}

  /** Reads from both ends, so that a damaged page costs no more than what lies on it. */
  void read(Connection connection) {
    for (String order : List.of("asc", "desc")) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select id, body, at from reading_list order by id " + order)) {
        while (row.next()) {
          lists.put(Columns.uuid(row.getBytes(1)), new Saved(row.getString(2), row.getLong(3)));
        }
      } catch (SQLException | RuntimeException e) {
        LOG.warn("reading lists cannot be read on: {}", e.getMessage());
      }
    }
  }

  void restore(Handle handle) {
    lists.forEach(
        (id, list) ->
            handle.execute(
                "insert into reading_list (id, body, at) values (?, ?, ?)",
                Columns.bytes(id),
                list.body(),
                list.at()));
  }
}
