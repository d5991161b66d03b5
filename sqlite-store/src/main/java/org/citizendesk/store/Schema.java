// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Checks a file, keeps a copy before its schema changes, and changes the schema. */
final class Schema {
  // What a script says where SQLite and PostgreSQL differ.
  private static final Map<String, String> DIALECT =
      Map.of("bytes", "blob", "clustered", "without rowid", "zeros", "zeroblob(32)");

  // The low byte of SQLite's codes says what, the others say where.
  private static final int PRIMARY = 0xff;

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
            .placeholders(DIALECT)
            .ignoreMigrationPatterns(new String[0])
            .group(true) // all of them or none
            .outOfOrder(true) // each feature has numbers of its own, so a lower one may come later
            .loggers("slf4j")
            .load();
    try {
      MigrationInfo[] pending = flyway.info().pending();
      if (exists && pending.length > 0 && flyway.info().current() != null) {
        backup(
            file, file.resolveSibling(file.getFileName() + ".before-" + pending[0].getVersion()));
      }
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new StorageException(
          "the schema of "
              + file
              + " does not fit this program; it may have been written by a newer version."
              + " Nothing was changed: "
              + e.getMessage(),
          e);
    } catch (FlywayException e) {
      throw new StorageException(
          "the schema of " + file + " could not be changed; it is as it was: " + e.getMessage(), e);
    }
  }

  private static void check(Path file) {
    try (Connection connection = Connections.writing(file);
        var statement = connection.createStatement();
        var row = statement.executeQuery("pragma quick_check(1)")) {
      String verdict = row.next() ? row.getString(1) : "no answer";
      if (!"ok".equals(verdict)) {
        throw new DamagedStoreException(file + " is damaged: " + verdict, null);
      }
    } catch (SQLException e) {
      String what = file + " cannot be read as a database: " + e.getMessage();
      throw isDamage(e) ? new DamagedStoreException(what, e) : new StorageException(what, e);
    }
  }

  /** A file that is busy, or a disk that is full, is whole. */
  private static boolean isDamage(SQLException e) {
    return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & PRIMARY)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_IOERR -> true;
      default -> false;
    };
  }

  static void backup(Path file, Path target) {
    try (Connection connection = Connections.reading(file)) {
      // the driver's "backup to" statement stumbles over an apostrophe in a folder's name
      DB sqlite = connection.unwrap(SQLiteConnection.class).getDatabase();
      int result = sqlite.backup("main", target.toString(), null);
      if (result != SQLiteErrorCode.SQLITE_OK.code) {
        throw new SQLException(SQLiteErrorCode.getErrorCode(result).toString());
      }
      DurableFiles.sync(target);
      DurableFiles.syncFolder(DurableFiles.folder(target));
    } catch (SQLException | IOException e) {
      throw new StorageException("cannot copy " + file + " to " + target, e);
    }
  }
}
