// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Makes connections with the settings that durability needs; pragmas are per connection. */
final class Connections {
  private static final int BUSY_MILLIS = 5000;
  // 3.7.0 to 3.51.2 can corrupt a WAL that is reset while another connection writes.
  private static final String OLDEST_SAFE = "3.51.3";

  private Connections() {}

  static Connection writing(Path file) throws SQLException {
    SQLiteConfig config = common();
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return config.createConnection(url(file));
  }

  static Connection reading(Path file) throws SQLException {
    Connection connection = common().createConnection(url(file));
    try (var statement = connection.createStatement()) {
      statement.execute("pragma query_only=on");
    }
    return connection;
  }

  static String url(Path file) {
    return "jdbc:sqlite:" + file;
  }

  /** Returns the version of the SQLite that this program runs on. */
  static String version() {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        var statement = connection.createStatement();
        var row = statement.executeQuery("select sqlite_version()")) {
      return row.getString(1);
    } catch (SQLException e) {
      throw new StorageException("SQLite cannot be loaded", e);
    }
  }

  static void requireSafe(String version) {
    if (Version.parse(version).compareTo(Version.parse(OLDEST_SAFE)) < 0) {
      throw new StorageException(
          "SQLite " + version + " can corrupt its log; at least " + OLDEST_SAFE + " is needed",
          null);
    }
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    return config;
  }
}
