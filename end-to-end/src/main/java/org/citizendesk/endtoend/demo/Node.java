// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.endtoend.soak.ServerProgram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.OptionalLong;

/**
 * One node of the server, which is started again when it ends by itself, as its service unit would.
 *
 * <p>Thread-safe.
 */
final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final String name;
  private final ServerProgram program;
  private boolean wanted;

  Node(String name, ServerProgram program) {
    this.name = name;
    this.program = program;
  }

  String name() {
    return name;
  }

  int port() {
    return program.port();
  }

  /** Returns the number of its process; empty while it does not run. */
  OptionalLong pid() {
    return program.pid();
  }

  /** Starts it and returns when it takes connections. */
  synchronized void start() {
    wanted = true;
    program.start();
    var _ = program.onExit().thenRunAsync(this::ended);
  }

  /** Stops it in order, as for an update, and returns when the new one takes connections. */
  synchronized void restart() {
    close();
    start();
  }

  @Override
  public synchronized void close() {
    wanted = false;
    program.close();
  }

  private synchronized void ended() {
    if (wanted && program.hasEnded()) {
      // Refused, and nothing to tell of, where the whole demonstration has been asked to stop.
      start();
      LOG.warn("{} had ended by itself and was started again", name);
    }
  }
}
