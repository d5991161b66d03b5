// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.jdbi.v3.core.Handle;
import java.util.function.Function;

/** Where the server of a run keeps its log. */
public interface LogPlace extends AutoCloseable {
  /** Returns the lines of the server's settings file. */
  String settings();

  /** Returns how many servers share the log. */
  default int nodes() {
    return 1;
  }

  /** Reads the log past the server, without any code that writes it. */
  <T> T read(Function<Handle, T> query);

  /** Returns whether the log can be set back to an earlier state. */
  default boolean canRollBack() {
    return false;
  }

  /** Copies the log while the server writes to it. */
  default void backUp() {
    throw new UnsupportedOperationException("this log is not set back");
  }

  /** Puts the last copy in the place of the log; the server must not run. */
  default void rollBack() {
    throw new UnsupportedOperationException("this log is not set back");
  }

  /** Returns whether the log is on more than one database server. */
  default boolean canFailOver() {
    return false;
  }

  /** Kills the database server and has its stand-by take over; then makes a new stand-by. */
  default void failOver() {
    throw new UnsupportedOperationException("this log has no stand-by");
  }

  @Override
  void close();
}
