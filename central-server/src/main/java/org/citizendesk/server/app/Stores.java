// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

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

  static Accounts accounts(Store store, Environment environment) {
    Passwords passwords = new Passwords(environment.random(), environment.passwordIterations());
    return new Accounts(store, passwords, environment.clock());
  }
}
