// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.jdbi.v3.core.Handle;
import java.util.function.Function;

/** Where the server of a run keeps its log. */
interface LogPlace extends AutoCloseable {
  /** Returns the lines of the server's settings file. */
  String settings();

  /** Reads the log past the server, without any code that writes it. */
  <T> T read(Function<Handle, T> query);

  /** Returns whether the log can be set back to an earlier state. */
  boolean canRollBack();

  /** Copies the log while the server writes to it. */
  void backUp();

  /** Puts the last copy in the place of the log; the server must not run. */
  void rollBack();

  @Override
  void close();
}
