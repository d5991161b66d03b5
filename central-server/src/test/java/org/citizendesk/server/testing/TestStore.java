// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.testing;

import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.postgres.PostgresSettings;
import org.citizendesk.server.postgres.PostgresStore;
import org.citizendesk.server.settings.Settings;
import org.citizendesk.store.Database;
import org.citizendesk.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The store that this run of the tests is about: {@code -Dtest.store=postgres} or SQLite. */
public final class TestStore {
  private static final boolean POSTGRES = "postgres".equals(System.getProperty("test.store"));

  private static final Map<Path, Map<String, String>> DATABASES = new ConcurrentHashMap<>();

  private TestStore() {}

  public static boolean isPostgres() {
    return POSTGRES;
  }

  /** Returns what a new server's settings need for it: an empty database, not yet migrated. */
  public static Map<String, String> settings() {
    return POSTGRES ? TestPostgres.freshDatabase() : Map.of();
  }

  /** Opens the store of this folder, without a server: an empty one, the first time. */
  public static Store open(Path folder) {
    return POSTGRES
        ? PostgresStore.open(
            PostgresSettings.read(
                    Settings.of(
                        DATABASES.computeIfAbsent(folder, f -> TestPostgres.preparedDatabase())))
                .orElseThrow())
        : Database.open(prepared(folder.resolve("server.db")), SqliteEventLog.SCHEMA);
  }

  private static Path prepared(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.write(file, Empty.FILE);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty store, migrated once: a hundred tests each need one. */
  private static final class Empty {
    static final byte[] FILE = file();

    private static byte[] file() {
      try {
        Path folder = Files.createTempDirectory("empty-store");
        Path file = folder.resolve("server.db");
        Database.open(file, SqliteEventLog.SCHEMA).close();
        byte[] bytes = Files.readAllBytes(file);
        try (var left = Files.list(folder)) {
          for (Path each : left.toList()) {
            Files.delete(each);
          }
        }
        Files.delete(folder);
        return bytes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
