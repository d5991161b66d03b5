// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

/** What errors of the database tell: the statement, but never its values. */
public final class StatementErrors {
  private StatementErrors() {}

  /** Sets this for everything that is opened through it, and returns it. */
  public static Jdbi withoutValues(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementErrors::message);
    return jdbi;
  }

  private static String message(StatementException e) {
    StatementContext context = e.getStatementContext();
    return e.getShortMessage() + (context == null ? "" : " in: " + context.getRawSql());
  }
}
