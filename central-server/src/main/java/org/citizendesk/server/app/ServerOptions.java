// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import java.nio.file.Path;
import java.util.Map;

/**
 * How to start a server.
 *
 * @param host the interface to listen on
 * @param port 0 for any free one
 * @param data folder of everything the server keeps; made if need be
 * @param settings win over the file {@code server.properties} in the data folder
 */
public record ServerOptions(String host, int port, Path data, Map<String, String> settings) {
  /** The port that desktops expect. */
  public static final int DEFAULT_PORT = 8477;

  /** The interface that only this computer reaches. */
  public static final String LOOPBACK = "127.0.0.1";

  /** Copies the settings. */
  public ServerOptions {
    settings = Map.copyOf(settings);
  }

  /** Returns options for a server on any free port of this computer. */
  public static ServerOptions local(Path data) {
    return new ServerOptions(LOOPBACK, 0, data, Map.of());
  }

  /** Returns the same on this port. */
  public ServerOptions onPort(int wanted) {
    return new ServerOptions(host, wanted, data, settings);
  }

  /** Returns the same with these settings. */
  public ServerOptions with(Map<String, String> wanted) {
    return new ServerOptions(host, port, data, wanted);
  }
}
