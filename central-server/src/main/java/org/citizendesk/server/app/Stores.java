// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.session.Accounts;
import org.citizendesk.server.session.Passwords;
import org.citizendesk.store.Database;
import java.nio.file.Path;

/** What lies in the data folder. */
final class Stores {
  /** The optional settings file. */
  static final String SETTINGS = "server.properties";

  private static final String DATABASE = "server.db";

  private Stores() {}

  static Database open(Path data) {
    return Database.open(data.resolve(DATABASE), SqliteEventLog.SCHEMA);
  }

  static Accounts accounts(Database database, Environment environment) {
    Passwords passwords = new Passwords(environment.random(), environment.passwordIterations());
    return new Accounts(database, passwords, environment.clock());
  }
}
