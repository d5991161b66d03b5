// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Checks a file, keeps a copy before its schema changes, and changes the schema. */
final class Schema {
  private Schema() {}

  static void bringUpToDate(Path file, String migrations) {
    boolean exists = Files.exists(file);
    if (exists) {
      check(file);
    }
    Flyway flyway =
        Flyway.configure()
            .dataSource(Connections.url(file), null, null)
            .locations("classpath:" + migrations)
            .failOnMissingLocations(true)
            .ignoreMigrationPatterns(new String[0])
            .loggers("slf4j")
            .load();
    try {
      MigrationInfo[] pending = flyway.info().pending();
      if (exists && pending.length > 0 && flyway.info().current() != null) {
        backup(
            file, file.resolveSibling(file.getFileName() + ".before-" + pending[0].getVersion()));
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StorageException(
          "the schema of "
              + file
              + " does not fit this program; it may have been written by a newer version."
              + " Nothing was changed: "
              + e.getMessage(),
          e);
    }
  }

  private static void check(Path file) {
    try (Connection connection = Connections.writing(file);
        var statement = connection.createStatement();
        var row = statement.executeQuery("pragma quick_check(1)")) {
      String verdict = row.next() ? row.getString(1) : "no answer";
      if (!"ok".equals(verdict)) {
        throw new StorageException(file + " is damaged: " + verdict, null);
      }
    } catch (SQLException e) {
      throw new StorageException(file + " cannot be read as a database", e);
    }
  }

  static void backup(Path file, Path target) {
    try (Connection connection = Connections.reading(file);
        var statement = connection.createStatement()) {
      statement.executeUpdate("backup to '" + target.toString().replace("'", "''") + "'");
    } catch (SQLException e) {
      throw new StorageException("cannot copy " + file + " to " + target, e);
    }
  }
}
