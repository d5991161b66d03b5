// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.session.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.Set;

/**
 * A running server. It can be stopped, and started again on the same data and port. Thread-safe.
 */
public final class CentralServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CentralServer.class);

  private final ServerGraph graph;

  private CentralServer(ServerGraph graph) {
    this.graph = graph;
  }

  /**
   * Starts a server and returns when it takes connections.
   *
   * @throws org.citizendesk.server.settings.SettingsException if a setting cannot be used
   * @throws org.citizendesk.store.StorageException if the store cannot be opened
   * @throws java.io.UncheckedIOException if the port cannot be opened
   */
  public static CentralServer start(ServerOptions options) {
    return start(options, Environment.real());
  }

  /** Starts a server in a world of the caller's making. */
  public static CentralServer start(ServerOptions options, Environment environment) {
    CentralServer server = new CentralServer(new ServerGraph(options, environment));
    LOG.info("listening on {}:{}", options.host(), server.port());
    return server;
  }

  /** Returns the port it listens on. */
  public int port() {
    return graph.port();
  }

  /** Returns the accounts, for instance to make those of a demonstration. */
  public Accounts accounts() {
    return graph.accounts();
  }

  /** Returns the log, to read it; the demonstration also writes its past. */
  public EventLog log() {
    return graph.log();
  }

  /** Returns the names of those who have a desktop connected. */
  public Set<String> linkedUsers() {
    return graph.linkedUsers();
  }

  /** Tells the desktops to come back later, finishes what is being written, and stops. */
  @Override
  public void close() {
    graph.close();
    LOG.info("stopped");
  }
}
