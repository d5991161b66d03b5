// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.citizendesk.server.postgres.PostgresSettings;
import org.citizendesk.server.postgres.PostgresStore;
import org.citizendesk.server.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL of this test run, which forces to disk what it commits. */
public final class TestPostgres {
  private static final AtomicInteger NAMES = new AtomicInteger();

  private TestPostgres() {}

  /** Returns the settings of a server on a new, empty database. */
  public static Map<String, String> freshDatabase() {
    return database("");
  }

  /** The same, with the tables of today in it: copied, which is quicker than each migration. */
  static Map<String, String> preparedDatabase() {
    return database(" template " + Prepared.NAME);
  }

  private static Map<String, String> database(String from) {
    String name = "t" + NAMES.incrementAndGet();
    execute("create database " + name + from);
    return settings(name);
  }

  private static Map<String, String> settings(String database) {
    return Map.of("store.url", url(database), "store.user", "postgres");
  }

  public static String setting(String name) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
        var statement = connection.createStatement();
        var row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String url(String database) {
    return Running.SERVER.getJdbcUrl("postgres", database);
  }

  /** Made when first needed. Nobody is connected to it afterwards, else it could not be copied. */
  private static final class Prepared {
    static final String NAME = migrated();

    private static String migrated() {
      String name = "prepared";
      execute("create database " + name);
      PostgresStore.open(PostgresSettings.read(Settings.of(settings(name))).orElseThrow()).close();
      return name;
    }
  }

  /** Started when first needed, stopped with the program. */
  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                // Its own defaults are off, which would prove nothing.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "400")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void close(EmbeddedPostgres server) {
      try {
        // It is given five seconds to stop, in which it also writes down all it has in memory.
        execute("checkpoint");
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
