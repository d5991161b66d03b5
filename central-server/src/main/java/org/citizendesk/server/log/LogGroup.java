// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.store.Statements;
import org.citizendesk.store.Tx;
import org.jdbi.v3.core.Handle;
import java.util.Collection;

/** The log in one transaction of many writes: read once, written once. */
final class LogGroup implements Tx.Shared {
  private final Handle handle;
  private final Appender appender;
  private final Statements statements;
  private Addition addition;

  /**
   * @param coming pushes that wait to be taken, most of them in this transaction
   */
  LogGroup(Handle handle, Statements statements, Appender appender, Collection<Push> coming) {
    Stored stored = new Stored(handle, statements);
    stored.expect(coming);
    this.handle = handle;
    this.statements = statements;
    this.appender = appender;
    this.addition = new Addition(stored);
  }

  /** Returns what the writes before have added. */
  Addition addition() {
    return addition;
  }

  /**
   * Writes what was added so far. What is added from here on follows it.
   *
   * @throws org.citizendesk.store.StorageException if the store does not take it
   */
  void writeNow() {
    appender.write(handle, addition);
    forget();
  }

  /** What was added and is not written was undone. */
  void forget() {
    addition = new Addition(new Stored(handle, statements));
  }

  @Override
  public void beforeCommit() {
    appender.write(handle, addition);
  }
}
