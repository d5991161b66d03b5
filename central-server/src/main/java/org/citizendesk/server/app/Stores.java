// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.disk.DatabaseRoom;
import org.citizendesk.server.disk.DiskGuard;
import org.citizendesk.server.disk.DiskLimits;
import org.citizendesk.server.disk.RoomGuard;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.postgres.PostgresSettings;
import org.citizendesk.server.postgres.PostgresStore;
import org.citizendesk.server.session.Accounts;
import org.citizendesk.server.session.Passwords;
import org.citizendesk.store.Database;
import org.citizendesk.store.Store;
import java.nio.file.Path;
import java.util.Optional;

/** What lies in the data folder. */
final class Stores {
  /** The optional settings file. */
  static final String SETTINGS = "server.properties";

  /** The SQLite store, unless the settings name another. */
  static final String DATABASE = "server.db";

  private Stores() {}

  /** Opens the store that the settings name; without a word it is a file in the data folder. */
  static Store open(Path data, Optional<PostgresSettings> postgres) {
    return postgres
        .<Store>map(PostgresStore::open)
        .orElseGet(() -> Database.open(data.resolve(DATABASE), SqliteEventLog.SCHEMA));
  }

  /** As {@link #open}, but works beside a server that has the store open. */
  static Store join(Path data, Optional<PostgresSettings> postgres) {
    return postgres
        .<Store>map(PostgresStore::open)
        .orElseGet(() -> Database.join(data.resolve(DATABASE), SqliteEventLog.SCHEMA));
  }

  /** Returns what watches the room of an open store. */
  static RoomGuard room(Store store, DiskLimits limits) {
    return switch (store) {
      case Database file -> new DiskGuard(file, limits);
      case PostgresStore database -> new DatabaseRoom(database, database::hasRoom);
      default -> throw new IllegalArgumentException("no store of ours: " + store);
    };
  }

  static Accounts accounts(Store store, Environment environment) {
    Passwords passwords = new Passwords(environment.random(), environment.passwordIterations());
    return new Accounts(store, passwords, environment.clock());
  }
}
