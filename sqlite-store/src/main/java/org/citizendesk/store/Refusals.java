// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells what a database does not take because of the row itself, and never will, from what it
 * cannot do now.
 */
public final class Refusals {
  // What does not fit a column; a constraint; more than a row or an index can hold.
  private static final Set<String> SQL_CLASSES = Set.of("22", "23", "54");
  // SQLite has no SQL states: SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH.
  private static final Set<Integer> SQLITE_CODES = Set.of(18, 19, 20);

  private Refusals() {}

  /** Returns whether something failed because the database does not take a row. */
  public static boolean isRefusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null
            ? SQLITE_CODES.contains(sql.getErrorCode() & 0xff)
            : state.length() > 2 && SQL_CLASSES.contains(state.substring(0, 2));
      }
    }
    return false;
  }
}
