// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.Settlements;
import org.citizendesk.server.session.Accounts;
import org.citizendesk.server.session.Bars;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.Set;
import java.util.function.BiConsumer;

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
    server.graph.serve();
    LOG.info("listening on {}:{}", options.host(), server.port());
    return server;
  }

  /**
   * Lets the caller work on a server's data without serving: the log keeps the server's rules, but
   * nobody can connect, and no connector or timer runs. The demonstration writes its past so.
   *
   * @param work the accounts and the log are closed when it returns
   */
  public static void prepare(
      ServerOptions options, Environment environment, BiConsumer<Accounts, EventLog> work) {
    try (ServerGraph graph = new ServerGraph(options, environment)) {
      work.accept(graph.accounts(), graph.log());
    }
  }

  /** Returns {@code https} where it has a certificate, else {@code http}. */
  public String scheme() {
    return graph.scheme();
  }

  /** Returns the port it listens on. */
  public int port() {
    return graph.port();
  }

  /** Returns the accounts. */
  public Accounts accounts() {
    return graph.accounts();
  }

  /** Returns who is barred; a bar acts within a second. */
  public Bars bars() {
    return graph.bars();
  }

  /** Returns what administrators decide about refused events; acceptance acts within a second. */
  public Settlements settlements() {
    return graph.settlements();
  }

  /** Returns the log, to read it. */
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
