// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The connection that writes to a SQLite file. */
record SqliteSession(Path file) implements GroupWriter.Session {
  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Connection connect() throws SQLException {
    return Connections.writing(file);
  }

  @Override
  public void begin(Handle handle) {
    handle.begin();
  }

  @Override
  public void committed() {}

  @Override
  public boolean survives(Handle handle) {
    return true;
  }
}
