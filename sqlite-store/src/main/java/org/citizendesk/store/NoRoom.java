// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import java.sql.SQLException;

/** Tells whether a database has no room left on its disk. */
public final class NoRoom {
  private static final String DISK_FULL = "53100";
  // SQLITE_FULL: SQLite has no SQL states.
  private static final int SQLITE_FULL = 13;

  private NoRoom() {}

  /** Returns whether something failed for want of room. */
  public static boolean isWhy(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null ? (sql.getErrorCode() & 0xff) == SQLITE_FULL : state.equals(DISK_FULL);
      }
    }
    return false;
  }
}
